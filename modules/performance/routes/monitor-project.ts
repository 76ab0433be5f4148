import { z } from 'zod'
import { decimal, written } from '#engines/reports/reports.ts'
import { idParam, route } from '#kernel/route.ts'
import { type Evaluated } from '../evaluate.ts'
import { change, evaluated, shown } from '../project.ts'
import { insertMonitoring } from '../queries.ts'
import { elapsedOf, paceOf, type Warning, warningOf } from '../rules/warning.ts'
import { money, projectShown } from '../shapes.ts'

export const monitorProject = route({
  method: 'POST',
  path: '/performance/projects/:id/monitorings',
  can: 'performance.edit',
  summary: { zh: '绩效运行监控：对照进度预警', en: 'Monitor a project: warn of what is behind' },
  params: z.object({ id: idParam }),
  body: z.object({
    version: z.int(),
    executed: money,
    /** Values of typed indicators so far, by position; counted ones are counted. */
    actuals: z
      .array(z.object({ position: z.int(), actual: z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/) }))
      .max(60),
    note: z.string().trim().max(2_000).default(''),
  }),
  status: 201,
  reply: projectShown,
  async handle(context, { params: { id }, body }) {
    const { db, district, now, user } = context
    const one = await evaluated(context, id)
    await change(context, one.project, { version: body.version, executed: body.executed })
    const { elapsed, findings, warning } = looked(one, body, now)
    await insertMonitoring(db, district, id, {
      ...{ at: now, elapsed, executed: body.executed, findings, warning, note: body.note },
      by: { account: user.account, name: user.name },
    })
    context.audit(`performance-project ${id}`, { monitored: warning })
    return shown(context, id)
  },
})

const order: readonly Warning[] = ['none', 'watch', 'alarm']

/** Each indicator with a value, and the money, against the share of the year that has passed. */
function looked(
  { project, indicators, scheme }: Evaluated,
  { executed, actuals }: { executed: string; actuals: readonly { position: number; actual: string }[] },
  now: Date,
) {
  const elapsed = elapsedOf(project.year, now)
  const findings = indicators.flatMap(({ row, target, actual }) => {
    const typed = actuals.find(({ position }) => position === row.position)
    const value = row.measure ? actual.value : typed && decimal(typed.actual)
    if (!value) return []
    const warning = warningOf({ ...target, unit: row.unit }, value, elapsed, scheme)
    return [{ position: row.position, name: row.name, actual: written(value, { trimmed: true }), warning }]
  })
  const money = paceOf(decimal(executed), decimal(project.adjusted), elapsed, scheme)
  const worst = Math.max(order.indexOf(money), ...findings.map(({ warning }) => order.indexOf(warning)))
  return { elapsed: written(elapsed), findings, warning: order[worst]! }
}
