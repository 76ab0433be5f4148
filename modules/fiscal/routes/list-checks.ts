import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { checksIn } from '../checks/queries.ts'
import { moment } from '../checks/shapes.ts'

const most = 50

export const listChecks = route({
  method: 'GET',
  path: '/fiscal/checks',
  can: 'fiscal.read',
  summary: { zh: '近期检查，可按错误多少排列', en: 'Recent checks, or those with most errors first' },
  query: z.object({
    order: z.enum(['recent', 'errors']).default('recent'),
    /** How many have been seen. */
    skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
  }),
  reply: z.object({
    checks: z.array(
      z.object({
        ...{ id: z.int(), name: z.string(), at: moment, by: z.string() },
        document: z.object({
          unit: z.string(),
          year: z.int().nullable(),
          kind: z.enum(['accounts', 'budget']),
        }),
        ...{ tables: z.int(), findings: z.int(), errors: z.int(), explained: z.int() },
      }),
    ),
    more: z.boolean(),
  }),
  async handle({ db, district }, { query: { order, skip } }) {
    const found = await checksIn(db, district, { order, skip, most: most + 1 })
    return {
      checks: found.slice(0, most).map(({ document: { year, ...document }, ...one }) => ({
        ...one,
        document: { ...document, year: year ?? null },
      })),
      more: found.length > most,
    }
  },
})
