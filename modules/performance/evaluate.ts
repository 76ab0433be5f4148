import { type Decimal, decimal, readDecimal, written } from '#engines/reports/reports.ts'
import type { Text } from '#kernel/errors.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { type Evidence, fromCases, type ValueProvider } from './measured.ts'
import { type IndicatorRow, indicatorsOf, type ProjectRow } from './queries.ts'
import {
  type Actual,
  executionOf,
  type Grade,
  gradeOf,
  isReasonDue,
  scoreOf,
  type Target,
  totalOf,
} from './rules/score.ts'
import type { Scheme } from './rules/scheme.ts'
import { yearOf } from './rules/warning.ts'

export interface EvaluatedIndicator {
  row: IndicatorRow
  target: Target
  actual: Actual
  /** The cases behind a counted value. */
  evidence: Evidence | null
  score: Decimal | undefined
  working: Text
  met: boolean
  deviation: Decimal | undefined
  reasonDue: boolean
}

export interface Evaluated {
  project: ProjectRow
  scheme: Scheme
  indicators: EvaluatedIndicator[]
  execution: ReturnType<typeof executionOf> & { reasonDue: boolean }
  total: Decimal | undefined
  grade: Grade | undefined
}

const maybe = (text: string | null): Decimal | undefined => (text === null ? undefined : readDecimal(text))

export const targetOf = (row: IndicatorRow): Target => ({
  direction: row.direction,
  value: maybe(row.target),
  until: maybe(row.target_until),
  points: decimal(row.points),
})

/**
 * A project with its score and its working. Counted values are asked for now while the evaluation is open, and
 * stand as they were kept once it is submitted.
 */
export async function evaluate(
  db: Db,
  district: DistrictId,
  { project, scheme, rows }: { project: ProjectRow; scheme: Scheme; rows: readonly IndicatorRow[] },
  provider: ValueProvider = fromCases,
): Promise<Evaluated> {
  const indicators: EvaluatedIndicator[] = []
  for (const row of rows) {
    const counted = await countedOf(db, district, { project, row, provider })
    const target = targetOf(row)
    const scored = scoreOf(target, counted.actual, scheme)
    indicators.push({ row, target, ...counted, ...scored, reasonDue: isReasonDue(scored, scheme) })
  }
  const execution = executionOf(
    {
      yearStart: decimal(project.year_start),
      adjusted: decimal(project.adjusted),
      executed: decimal(project.executed),
    },
    scheme,
  )
  // Money alone is no score: without targets nothing was evaluated.
  const total =
    rows.length > 0 ? totalOf([execution.score, ...indicators.map(({ score }) => score)]) : undefined
  return {
    ...{ project, scheme, indicators, total },
    execution: {
      ...execution,
      reasonDue:
        execution.rate !== undefined && Number(written(execution.rate)) < scheme.reasons.executionBelow,
    },
    grade: total && gradeOf(total, scheme),
  }
}

async function countedOf(
  db: Db,
  district: DistrictId,
  { project, row, provider }: { project: ProjectRow; row: IndicatorRow; provider: ValueProvider },
): Promise<{ actual: Actual; evidence: Evidence | null }> {
  const typed: Actual = {
    value: maybe(row.actual),
    level: row.level ?? undefined,
    percent: maybe(row.percent),
  }
  if (!row.measure) return { actual: typed, evidence: null }
  if (project.state === 'submitted') return { actual: typed, evidence: row.evidence }
  const { measure, channel } = row
  const { value, evidence } = await provider(db, district, { measure, channel, period: yearOf(project.year) })
  return { actual: { ...typed, value }, evidence }
}

/** All of a year, each with its score. */
export async function evaluateAll(
  db: Db,
  district: DistrictId,
  projects: readonly ProjectRow[],
  schemes: readonly Scheme[],
): Promise<Evaluated[]> {
  const rows = await indicatorsOf(
    db,
    district,
    projects.map(({ id }) => id),
  )
  const found: Evaluated[] = []
  for (const project of projects) {
    const scheme = schemes.find(({ code }) => code === project.scheme) ?? schemes[0]!
    found.push(
      await evaluate(db, district, {
        project,
        scheme,
        rows: rows.filter((row) => row.project_id === project.id),
      }),
    )
  }
  return found
}
