import { z } from 'zod'
import { idParam, route } from '#kernel/route.ts'
import { actOnCase as act, actShape } from '../act-on-case.ts'
import { actingFrom } from '../acting.ts'
import { caseSummary, summaryOf } from '../case-summary.ts'
import type { Engine } from '../engine.ts'
import { actionTitles } from '../titles.ts'

export const actOnCase = (engine: Engine) => {
  const titles = actionTitles(engine.types)
  return route({
    method: 'POST',
    path: '/cases/:id/actions/:action',
    can: 'cases.act',
    summary: { zh: '办理案件当前可用的一个动作', en: 'Take one of the actions the case offers now' },
    says: ({ type, action }) => titles.get(`${String(type)}.${String(action)}`),
    params: z.object({ id: idParam, action: z.string().max(60) }),
    body: actShape.required({ version: true }),
    reply: caseSummary,
    async handle(context, { params, body }) {
      const moved = await act(engine, actingFrom(context), { ...params, ...body })
      context.audit(moved.number, { type: moved.case_type, action: params.action })
      return summaryOf(moved)
    },
  })
}
