import { z } from 'zod'
import { refuseLacking } from '../permissions.ts'
import { nothing, route } from '../route.ts'
import { readSetting, settingOf, settingPermission, settingValue, storeSetting } from '../settings.ts'

export const changeSetting = route({
  method: 'PUT',
  path: '/settings/:key',
  can: 'signed-in',
  summary: { zh: '修改设置项', en: 'Change a setting' },
  params: z.object({ key: z.string().max(100) }),
  body: z.object({ value: z.unknown() }),
  reply: nothing,
  async handle({ db, district, user, now, audit }, { params: { key }, body }) {
    const made = settingOf(key)
    const needs = settingPermission(made)
    if (!user.permissions.has(needs)) refuseLacking(needs)
    const value = await settingValue(made, body.value, { db, district })
    audit(`setting ${key}`, { from: await readSetting(db, district, made), to: value })
    await storeSetting(db, district, { key, value, by: user.account, at: now })
    return {}
  },
})
