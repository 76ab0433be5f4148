import { z } from 'zod'
import { idParam, route } from '#kernel/route.ts'
import { allUnits, idsBelow } from '../unit-queries.ts'
import { unitKinds, unitShape } from '../units.ts'

/** The tree as a list: each unit names the one above it. */
export const listUnits = route({
  method: 'GET',
  path: '/org/units',
  can: 'org.read',
  summary: { zh: '单位树', en: 'The tree of units' },
  lasting: true,
  query: z.object({
    kind: z.enum(unitKinds).optional(),
    below: idParam.optional().describe('This unit and all below it'),
    ended: z.stringbool().optional().describe('With units that have ended'),
  }),
  reply: z.object({ units: z.array(unitShape) }),
  async handle({ db, district }, { query: { kind, below, ended = false } }) {
    const all = await allUnits(db, district, { ended })
    const within = below === undefined ? undefined : new Set(await idsBelow(db, district, [below]))
    return { units: all.filter((unit) => (!kind || unit.kind === kind) && (within?.has(unit.id) ?? true)) }
  },
})
