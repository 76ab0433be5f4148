import { z } from 'zod'
import { idParam, route } from '#kernel/route.ts'
import { change, projectOr404, setIndicators, shown } from '../project.ts'
import { indicatorSet, projectShown } from '../shapes.ts'

export const replaceIndicators = route({
  method: 'PUT',
  path: '/performance/projects/:id/indicators',
  can: 'performance.edit',
  summary: {
    zh: '重新设定指标；已填的实际完成值作废',
    en: 'Set the indicators anew; values filled in are dropped',
  },
  params: z.object({ id: idParam }),
  body: z.object({ version: z.int(), indicators: z.array(indicatorSet).min(1).max(60) }),
  reply: projectShown,
  async handle(context, { params: { id }, body: { version, indicators } }) {
    const project = await projectOr404(context, id)
    await change(context, project, { version })
    await setIndicators(context, project, indicators)
    context.audit(`performance-project ${id}`, { indicators: indicators.length })
    return shown(context, id)
  },
})
