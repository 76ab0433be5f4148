import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { dayAt } from '../enrich.ts'
import { unitCodeTaken } from '../errors.ts'
import { insertUnit, unitById } from '../unit-queries.ts'
import { workingUnit } from '../unit-tree.ts'
import { nameShape, unitKinds, unitShape } from '../units.ts'

export const addUnit = route({
  method: 'POST',
  path: '/org/units',
  can: 'org.edit',
  summary: { zh: '新设单位', en: 'Set up a unit' },
  body: z.object({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
    kind: z.enum(unitKinds),
    name: nameShape,
    parent: z.int().positive().nullable(),
  }),
  reply: unitShape,
  status: 201,
  async handle({ db, district, now, audit }, { body }) {
    if (body.parent !== null) await workingUnit(db, district, body.parent)
    const id =
      (await insertUnit(db, district, { ...body, from: dayAt(now) })) ??
      refuse(unitCodeTaken, { code: body.code })
    audit(`unit ${id}`, body)
    return (await unitById(db, district, id))!
  },
})
