import { z } from 'zod'
import { route } from '../route.ts'
import { allSettings, settingPermission, storedSettings } from '../settings.ts'

export const readSettings = route({
  method: 'GET',
  path: '/settings',
  can: 'signed-in',
  summary: { zh: '本账号可以修改的设置项', en: 'The settings this account may change' },
  reply: z.object({
    settings: z.array(
      z.object({
        key: z.string(),
        title: z.object({ zh: z.string(), en: z.string() }),
        value: z.unknown(),
        usual: z.unknown(),
        shape: z.unknown(),
        changedAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
  async handle({ db, district, user }) {
    const stored = new Map((await storedSettings(db, district)).map((row) => [row.key, row]))
    const settings = allSettings()
      .filter((made) => user.permissions.has(settingPermission(made)))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ key, title, usual, shape }) => {
        const row = stored.get(key)
        const changedAt = row?.changed_at.toISOString() ?? null
        return {
          key,
          title,
          value: row?.value ?? usual,
          usual,
          shape: z.toJSONSchema(shape, { io: 'input' }),
          changedAt,
        }
      })
    return { settings }
  },
})
