import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { actingFrom } from '../acting.ts'
import type { Engine } from '../engine.ts'
import { caseNotFound } from '../errors.ts'
import { moment } from '../moment.ts'
import { precedentsFor } from '../precedents.ts'
import { caseById } from '../queries.ts'
import { maySee } from '../visibility.ts'

const precedent = z.object({
  case: z.number(),
  number: z.string(),
  unit: z.number(),
  refused: z.number().nullable(),
  grounds: z.string(),
  by: z.string(),
  at: moment,
})

export const precedents = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/cases/:id/precedents',
    can: 'cases.read',
    summary: { zh: '同类案件的审定先例', en: 'What was ruled of cases like this one' },
    params: z.object({ id: idParam }),
    reply: z.object({ precedents: z.array(precedent) }),
    async handle(context, { params }) {
      const { db, district } = context
      const found = await caseById(db, district, params.id)
      if (!found || !(await maySee(actingFrom(context), found, engine))) refuse(caseNotFound, params)
      const rows = await precedentsFor(db, district, found.case)
      return {
        precedents: rows.map(({ case_id, number, unit, refused, grounds, by, at }) => ({
          ...{ case: case_id, number, unit, refused, grounds, by, at },
        })),
      }
    },
  })
