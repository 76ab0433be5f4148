import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { notSubmitted, projectMoved } from '../errors.ts'
import { projectOr404, shown } from '../project.ts'
import { indicatorsOf, keepMeasured, updateProject } from '../queries.ts'
import { projectShown } from '../shapes.ts'

export const returnProject = route({
  method: 'POST',
  path: '/performance/projects/:id/return',
  can: 'performance.edit',
  summary: {
    zh: '退回已提交的自评，统计值恢复为当前值',
    en: 'Return a submitted evaluation: counted values are live again',
  },
  params: z.object({ id: idParam }),
  body: z.object({ version: z.int(), why: z.string().trim().min(2).max(500) }),
  reply: projectShown,
  async handle(context, { params: { id }, body: { version, why } }) {
    const { db, district } = context
    const project = await projectOr404(context, id)
    if (project.state !== 'submitted') refuse(notSubmitted)
    if (!(await updateProject(db, district, { id, version }, { state: 'open', submitted: null })))
      refuse(projectMoved)
    for (const { measure, position } of await indicatorsOf(db, district, [id]))
      if (measure) await keepMeasured(db, district, id, { position, actual: null, evidence: null })
    context.audit(`performance-project ${id}`, { returned: why })
    return shown(context, id)
  },
})
