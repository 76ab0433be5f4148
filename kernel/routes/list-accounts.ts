import { z } from 'zod'
import { listAccounts } from '../auth.ts'
import { idParam, route } from '../route.ts'

const account = z.object({
  id: z.int(),
  login: z.string(),
  name: z.string(),
  administration: z.enum(['system', 'security', 'audit']).nullable(),
  mustChangePassword: z.boolean(),
  lockedUntil: z.iso.datetime().nullable(),
  disabledAt: z.iso.datetime().nullable(),
  demonstration: z.boolean(),
})

export const readAccounts = route({
  method: 'GET',
  path: '/accounts',
  can: 'accounts.read',
  summary: { zh: '账号列表', en: 'List the accounts' },
  query: z.object({
    search: z.string().trim().min(1).max(100).optional(),
    after: idParam.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.object({ accounts: z.array(account), next: z.int().nullable() }),
  async handle({ db, district }, { query: { search, after = 0, limit } }) {
    const rows = await listAccounts(db, district, { search, after, limit: limit + 1 })
    const accounts = rows.slice(0, limit).map((row) => ({
      ...row,
      lockedUntil: row.lockedUntil?.toISOString() ?? null,
      disabledAt: row.disabledAt?.toISOString() ?? null,
    }))
    return { accounts, next: rows.length > limit ? accounts.at(-1)!.id : null }
  },
})
