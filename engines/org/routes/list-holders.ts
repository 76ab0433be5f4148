import { z } from 'zod'
import { idParam, route } from '#kernel/route.ts'
import { dayAt } from '../enrich.ts'
import { holdersFrom } from '../holder-queries.ts'

const day = z.string().describe('YYYY-MM-DD')

export const holderShape = z.object({
  id: z.int(),
  account: z.int(),
  name: z.string(),
  login: z.string(),
  post: z.string(),
  unit: z.int(),
  area: z.string().nullable(),
  from: day,
  until: day.nullable(),
  standIns: z.array(
    z.object({ account: z.int(), name: z.string(), from: day, until: day, reason: z.string() }),
  ),
})

/** Who holds which post, and who stands in for them today or later. */
export const listHolders = route({
  method: 'GET',
  path: '/org/holders',
  can: 'org.read',
  summary: { zh: '任职人员及代班', en: 'Who holds which post, and who stands in' },
  query: z.object({
    unit: idParam.optional(),
    post: z.string().max(60).optional(),
    account: idParam.optional(),
  }),
  reply: z.object({ holders: z.array(holderShape) }),
  handle: async ({ db, district, now }, { query }) => ({
    holders: await holdersFrom(db, district, dayAt(now), query),
  }),
})
