import { z } from 'zod'
import { idParam, route } from '#kernel/route.ts'
import { change, projectOr404, shown } from '../project.ts'
import { money, projectShown } from '../shapes.ts'

export const changeProject = route({
  method: 'PUT',
  path: '/performance/projects/:id',
  can: 'performance.edit',
  summary: {
    zh: '更新项目名称、目标、资金、偏差原因和改进措施',
    en: 'Update name, goal, funds, the reason of a deviation, measures',
  },
  params: z.object({ id: idParam }),
  body: z.object({
    version: z.int(),
    name: z.string().trim().min(1).max(200).optional(),
    section: z.string().trim().min(1).max(100).optional(),
    kind: z.enum(['recurring', 'continued', 'once']).optional(),
    goal: z.string().trim().max(2_000).optional(),
    yearStart: money.optional(),
    adjusted: money.optional(),
    executed: money.optional(),
    reason: z.string().trim().max(2_000).optional(),
    measures: z.string().trim().max(2_000).optional(),
  }),
  reply: projectShown,
  async handle(context, { params: { id }, body }) {
    await change(context, await projectOr404(context, id), body)
    context.audit(`performance-project ${id}`, { ...body })
    return shown(context, id)
  },
})
