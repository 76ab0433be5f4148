import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { mendingUnknown } from '../errors.ts'
import { projectOr404, shown } from '../project.ts'
import { endMending as end } from '../queries.ts'
import { projectShown } from '../shapes.ts'

export const endMending = route({
  method: 'POST',
  path: '/performance/projects/:id/mendings/:mending/result',
  can: 'performance.edit',
  summary: { zh: '填写整改结果', en: 'Say what came of the mending' },
  params: z.object({ id: idParam, mending: idParam }),
  body: z.object({ result: z.string().trim().min(2).max(1_000) }),
  reply: projectShown,
  async handle(context, { params: { id, mending }, body: { result } }) {
    const { db, district, now } = context
    await projectOr404(context, id)
    if (!(await end(db, district, { project: id, id: mending, at: now, result }))) refuse(mendingUnknown)
    context.audit(`performance-project ${id}`, { mended: mending })
    return shown(context, id)
  },
})
