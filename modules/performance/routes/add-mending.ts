import { z } from 'zod'
import { idParam, route } from '#kernel/route.ts'
import { projectOr404, shown } from '../project.ts'
import { insertMending } from '../queries.ts'
import { projectShown } from '../shapes.ts'

export const addMending = route({
  method: 'POST',
  path: '/performance/projects/:id/mendings',
  can: 'performance.edit',
  summary: { zh: '登记整改事项', en: 'Enter what must be mended' },
  params: z.object({ id: idParam }),
  body: z.object({
    problem: z.string().trim().min(2).max(1_000),
    measure: z.string().trim().min(2).max(1_000),
    responsible: z.string().trim().min(1).max(100),
    due: z.iso.date(),
  }),
  status: 201,
  reply: projectShown,
  async handle(context, { params: { id }, body }) {
    const { db, district, user } = context
    await projectOr404(context, id)
    const mending = await insertMending(db, district, { ...body, project: id, by: user.account })
    context.audit(`performance-project ${id}`, { mending })
    return shown(context, id)
  },
})
