import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { actingFrom } from '../acting.ts'
import { actionsFor } from '../act-on-case.ts'
import { caseSummary, summaryOf } from '../case-summary.ts'
import type { Engine } from '../engine.ts'
import { caseNotFound } from '../errors.ts'
import { explainClocks, explainedClock } from '../explain-clocks.ts'
import { formOf, formShape } from '../form.ts'
import { caseById, detailsOf } from '../queries.ts'
import { caseStory, storyShape } from '../case-story.ts'
import { auditLooks } from '../looks.ts'
import { maySee } from '../visibility.ts'
import { moment } from '../moment.ts'

const text = z.object({ zh: z.string(), en: z.string() })

export const caseView = caseSummary.extend({
  confidential: z.boolean(),
  details: z.array(
    z.object({
      seq: z.number(),
      title: z.string(),
      text: z.string(),
      fields: z.record(z.string(), z.unknown()),
    }),
  ),
  outcome: z.record(z.string(), z.unknown()),
  counts: z.record(z.string(), z.number()),
  upstream: z.object({ system: z.string(), number: z.string(), due: moment.nullable() }).nullable(),
  mergedInto: z.number().nullable(),
  splitFrom: z.number().nullable(),
  clocks: z.array(explainedClock),
  actions: z.array(
    z.object({ code: z.string(), title: text, asks: formShape, confirm: z.boolean(), moves: z.boolean() }),
  ),
  ...storyShape,
})

export const showCase = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/cases/:id',
    can: 'cases.read',
    summary: {
      zh: '案件全貌：内容、时限、步骤、可办动作',
      en: 'A case whole: facts, clocks, steps, actions',
    },
    params: z.object({ id: idParam }),
    reply: caseView,
    async handle(context, { params }) {
      const { db, district, user, now } = context
      const found = await caseById(db, district, params.id)
      if (!found || !(await maySee(actingFrom(context), found, engine))) refuse(caseNotFound, params)
      const row = found.case
      const type = engine.types.get(row.case_type)!
      const desk = await engine.desk(db, district, now)
      const [details, story, offered] = await Promise.all([
        detailsOf(db, district, row.id),
        caseStory(db, district, row.id, type),
        actionsFor({ db, district, user }, found, type),
      ])
      auditLooks(context, [row])
      return {
        ...summaryOf(row),
        confidential: row.confidential,
        details: details.map(({ seq, title, text, fields }) => ({ seq, title, text, fields })),
        outcome: row.outcome,
        counts: row.counts,
        upstream: row.upstream_system && {
          system: row.upstream_system,
          number: row.upstream_number!,
          due: row.upstream_due,
        },
        mergedInto: row.merged_into,
        splitFrom: row.split_from,
        clocks: explainClocks(found.deadlines, type, desk, now),
        actions: offered.map(([code, action]) => ({
          code,
          title: action.title,
          asks: formOf(action.asks),
          confirm: action.confirm,
          moves: action.to !== 'same',
        })),
        assignments: found.assignments,
        requests: found.requests,
        ...story,
      } as z.input<typeof caseView>
    },
  })
