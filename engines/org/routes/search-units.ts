import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { searchUnits } from '../unit-queries.ts'
import { unitShape } from '../units.ts'

/** For a field that asks for a unit: a part of the name is enough. */
export const searchForUnits = route({
  method: 'GET',
  path: '/org/units/search',
  can: 'org.read',
  summary: { zh: '按名称查找单位', en: 'Find units by name' },
  query: z.object({
    q: z.string().trim().min(1).max(60),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.object({ units: z.array(unitShape) }),
  handle: async ({ db, district }, { query: { q, limit } }) => ({
    units: await searchUnits(db, district, q, limit),
  }),
})
