import { z } from 'zod'
import { decimal } from '#engines/reports/reports.ts'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { fileByHash } from '#kernel/uploads.ts'
import {
  bandLeft,
  evidenceUnknown,
  indicatorUnknown,
  levelNeeded,
  valueMeasured,
  valueNeeded,
} from '../errors.ts'
import { change, projectOr404, schemeOf, shown } from '../project.ts'
import { type IndicatorRow, indicatorsOf, setActual } from '../queries.ts'
import type { Scheme } from '../rules/scheme.ts'
import { isInBand, levels } from '../rules/score.ts'
import { projectShown } from '../shapes.ts'

const filled = z.object({
  version: z.int(),
  actual: z
    .string()
    .regex(/^-?\d{1,12}(\.\d{1,6})?$/)
    .nullable()
    .default(null),
  level: z.enum(levels).nullable().default(null),
  percent: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/)
    .nullable()
    .default(null),
  evidence: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
  reason: z.string().trim().max(2_000).default(''),
})

export const fillIndicator = route({
  method: 'PUT',
  path: '/performance/projects/:id/indicators/:position',
  can: 'performance.edit',
  summary: {
    zh: '填写一项指标的实际完成值、佐证和偏差原因',
    en: 'Fill in an actual value, its evidence and reason',
  },
  params: z.object({ id: idParam, position: idParam }),
  body: filled,
  reply: projectShown,
  async handle(context, { params: { id, position }, body: { version, evidence, ...given } }) {
    const { db, district } = context
    const project = await projectOr404(context, id)
    const row =
      (await indicatorsOf(db, district, [id])).find((one) => one.position === position) ??
      refuse(indicatorUnknown, { position })
    fits(row, given, await schemeOf(context, project.scheme))
    if (evidence && !(await fileByHash(db, district, evidence))) refuse(evidenceUnknown)
    await change(context, project, { version })
    await setActual(db, district, id, { position, ...given, evidence_hash: evidence })
    context.audit(`performance-project ${id}`, { indicator: position, ...given })
    return shown(context, id)
  },
})

/** A counted value takes a reason alone; a level lies in its band; a number is a number (rules P09, P15). */
function fits(
  { measure, name, direction }: IndicatorRow,
  { actual, level, percent }: Pick<z.output<typeof filled>, 'actual' | 'level' | 'percent'>,
  scheme: Scheme,
): void {
  if (measure) return void (actual !== null && refuse(valueMeasured, { name }))
  if (direction !== 'qualitative') return void (actual === null && refuse(valueNeeded, { name }))
  if (!level) refuse(levelNeeded, { name })
  const [from, until] = scheme.bands[level]
  if (percent !== null && !isInBand(level, decimal(percent), scheme)) refuse(bandLeft, { from, until })
}
