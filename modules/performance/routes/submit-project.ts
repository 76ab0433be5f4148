import { z } from 'zod'
import { written } from '#engines/reports/reports.ts'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { actualsMissing, alreadySubmitted, projectMoved, reasonsDue, targetsUnset } from '../errors.ts'
import { evaluated, shown } from '../project.ts'
import { keepMeasured, updateProject } from '../queries.ts'
import { dueReasons, projectShown } from '../shapes.ts'

export const submitProject = route({
  method: 'POST',
  path: '/performance/projects/:id/submission',
  can: 'performance.edit',
  summary: {
    zh: '提交自评：统计值就此固定',
    en: 'Submit the self-evaluation: counted values are kept from now on',
  },
  params: z.object({ id: idParam }),
  body: z.object({ version: z.int() }),
  reply: projectShown,
  async handle(context, { params: { id }, body: { version } }) {
    const { db, district, now, user } = context
    const one = await evaluated(context, id)
    if (one.project.state === 'submitted') refuse(alreadySubmitted)
    if (one.indicators.length === 0) refuse(targetsUnset)
    const missing = one.indicators.filter(({ score }) => !score).map(({ row }) => row.name)
    if (missing.length > 0) refuse(actualsMissing, { names: missing.join('、') })
    const due = dueReasons(one)
    if (due.length > 0) refuse(reasonsDue, { names: due.join('、') })
    const submitted = { at: now, by: user.account, name: user.name }
    if (!(await updateProject(db, district, { id, version }, { state: 'submitted', submitted })))
      refuse(projectMoved)
    for (const { row, actual, evidence } of one.indicators)
      if (row.measure)
        await keepMeasured(db, district, id, {
          ...{ position: row.position, evidence },
          actual: actual.value ? written(actual.value) : null,
        })
    context.audit(`performance-project ${id}`, { submitted: one.total ? written(one.total) : null })
    return shown(context, id)
  },
})
