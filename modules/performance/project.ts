import { refuse } from '#kernel/errors.ts'
import { channelsOf } from '#engines/flow/flow.ts'
import { readSetting } from '#kernel/settings.ts'
import type { Context } from '#kernel/route.ts'
import {
  alreadySubmitted,
  channelUnknown,
  pointsDiffer,
  measureUnknown,
  projectMoved,
  projectUnknown,
  schemeUnknown,
  targetMissing,
} from './errors.ts'
import { evaluate, type Evaluated } from './evaluate.ts'
import { measureOf } from './measured.ts'
import {
  type Change,
  indicatorsOf,
  mendingsOf,
  monitoringsOf,
  projectById,
  type ProjectRow,
  replaceIndicators,
  updateProject,
} from './queries.ts'
import { type Group, type Scheme, schemes } from './rules/scheme.ts'
import { pointsOff } from './rules/score.ts'
import { decimal, written } from '#engines/reports/reports.ts'
import {
  indicatorOf,
  type IndicatorSet,
  listedOf,
  mendingOf,
  monitoringOf,
  type projectShown,
} from './shapes.ts'
import type { z } from 'zod'

type Asking = Pick<Context, 'db' | 'district'>

export const knownSchemes = ({ db, district }: Asking): Promise<Scheme[]> =>
  readSetting(db, district, schemes)

export async function schemeOf(asking: Asking, code: string): Promise<Scheme> {
  const all = await knownSchemes(asking)
  return (
    all.find((one) => one.code === code) ??
    refuse(schemeUnknown, { scheme: code, known: all.map((one) => one.code).join(', ') })
  )
}

export const projectOr404 = async ({ db, district }: Asking, id: number): Promise<ProjectRow> =>
  (await projectById(db, district, id)) ?? refuse(projectUnknown)

export async function evaluated(asking: Asking, id: number): Promise<Evaluated> {
  const { db, district } = asking
  const project = await projectOr404(asking, id)
  const rows = await indicatorsOf(db, district, [id])
  return evaluate(db, district, { project, scheme: await schemeOf(asking, project.scheme), rows })
}

/** Changes an open project; refuses one that is submitted, and one that somebody else was quicker to change. */
export async function change(
  { db, district }: Asking,
  project: ProjectRow,
  made: { version: number } & Change,
): Promise<void> {
  if (project.state === 'submitted') refuse(alreadySubmitted)
  const { version, ...rest } = made
  if (!(await updateProject(db, district, { id: project.id, version }, rest))) refuse(projectMoved)
}

const groupWords: Record<Group, string> = {
  cost: '成本指标',
  output: '产出指标',
  effect: '效益指标',
  satisfaction: '满意度指标',
}

/** Sets the indicators of a project: points by the scheme, a target for each, a measure that exists. */
export async function setIndicators(
  asking: Asking,
  project: ProjectRow,
  set: readonly IndicatorSet[],
): Promise<void> {
  const scheme = await schemeOf(asking, project.scheme)
  const wrong = pointsOff(
    set.map(({ first, points }) => ({ group: first, points: decimal(points) })),
    scheme,
  )[0]
  if (wrong)
    refuse(pointsDiffer, {
      group: groupWords[wrong.group],
      given: written(wrong.given),
      asked: written(wrong.asked),
    })
  for (const one of set) {
    const bounds = [one.target, ...(one.direction === 'between' ? [one.targetUntil] : [])]
    if (one.direction !== 'qualitative' && bounds.includes(null)) refuse(targetMissing, { name: one.name })
    if (one.measure && !measureOf(one.measure)) refuse(measureUnknown, { measure: one.measure })
  }
  await channelsExist(asking, set)
  await replaceIndicators(
    asking.db,
    asking.district,
    project.id,
    set.map(({ targetUntil, ...one }, n) => ({
      ...{ ...one, position: n + 1, target_until: targetUntil },
      // What is counted has its unit by what it is.
      unit: one.unit || (one.measure ? (measureOf(one.measure)?.unit ?? '') : ''),
    })),
  )
}

/** A channel that nobody knows would count nothing and look like a result. */
async function channelsExist({ db, district }: Asking, set: readonly IndicatorSet[]): Promise<void> {
  const asked = set.flatMap(({ channel }) => channel ?? [])
  if (asked.length === 0) return
  const known = (await channelsOf(db, district)).map(({ code }) => code)
  const channel = asked.find((one) => !known.includes(one))
  if (channel !== undefined) refuse(channelUnknown, { channel, known: known.join(', ') })
}

/** A project as its page shows it. */
export async function shown(asking: Asking, id: number): Promise<z.input<typeof projectShown>> {
  const { db, district } = asking
  const one = await evaluated(asking, id)
  const monitorings = await monitoringsOf(db, district, id)
  const { project, execution, scheme } = one
  return {
    ...listedOf(one, monitorings.at(-1)?.warning ?? null),
    ...{ goal: project.goal, reason: project.reason, measures: project.measures, schemeTitle: scheme.title },
    ...{ submittedAt: project.submitted_at, submittedBy: project.submitted_name },
    execution: {
      ...{ points: scheme.execution, working: execution.working, reasonDue: execution.reasonDue },
      score: execution.score ? written(execution.score) : null,
    },
    indicators: one.indicators.map(indicatorOf),
    monitorings: monitorings.map(monitoringOf),
    mendings: (await mendingsOf(db, district, id)).map(mendingOf),
  }
}
