import { route } from '#kernel/route.ts'
import { actingFrom } from '../acting.ts'
import { caseSummary, summaryOf } from '../case-summary.ts'
import type { Engine } from '../engine.ts'
import { openRead } from '../open-case.ts'
import { openingShape } from '../opening.ts'

export const openCase = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/cases',
    can: 'cases.open',
    summary: { zh: '登记案件', en: 'Open a case' },
    body: openingShape,
    reply: caseSummary,
    status: 201,
    async handle(context, { body }) {
      const made = await openRead(engine, actingFrom(context), body)
      context.audit(made.number)
      return summaryOf(made)
    },
  })
