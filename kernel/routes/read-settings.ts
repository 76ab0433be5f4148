import { z } from 'zod'
import { route } from '../route.ts'
import { allSettings, settingPermission, storedSettings } from '../settings.ts'

const text = z.object({ zh: z.string(), en: z.string() })

export const readSettings = route({
  method: 'GET',
  path: '/settings',
  can: 'signed-in',
  summary: { zh: '本账号可以修改的设置项', en: 'The settings this account may change' },
  reply: z.object({
    settings: z.array(
      z.object({
        key: z.string(),
        title: text,
        choices: z.record(z.string(), text).nullable(),
        value: z.unknown(),
        usual: z.unknown(),
        shape: z.unknown(),
        changedAt: z.iso.datetime().nullable(),
      }),
    ),
  }),
  async handle({ db, district, user }) {
    const stored = new Map((await storedSettings(db, district)).map((row) => [row.key, row]))
    const mine = allSettings()
      .filter((made) => user.permissions.has(settingPermission(made)))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    const settings = await Promise.all(
      mine.map(async ({ key, title, choices, usual, shape }) => {
        const row = stored.get(key)
        const changedAt = row?.changed_at.toISOString() ?? null
        return {
          key,
          title,
          choices: choices ? await choices(db, district) : null,
          // What was stored before a field was declared has its default by now.
          value: row ? (shape.safeParse(row.value).data ?? row.value) : usual,
          usual,
          shape: z.toJSONSchema(shape, { io: 'input' }),
          changedAt,
        }
      }),
    )
    return { settings }
  },
})
