import { z } from 'zod'
import { inSentence, percent, readDecimal, written } from '#engines/reports/reports.ts'
import type { Evaluated, EvaluatedIndicator } from './evaluate.ts'
import type { Evidence } from './measured.ts'
import type { MendingRow, MonitoringRow } from './queries.ts'
import { groups } from './rules/scheme.ts'
import { directions, levels } from './rules/score.ts'

/** Money in 万元, exact, as text: `1129.80`. */
export const money = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/)
const number = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/)
const moment = z.union([z.iso.datetime(), z.date()])
const words = z.object({ zh: z.string(), en: z.string() })
const warning = z.enum(['none', 'watch', 'alarm'])

export const year = z.coerce.number().int().min(2007).max(2100)

/** An indicator as it is set: three levels, what it asks for, where its value comes from. */
export const indicatorSet = z.object({
  first: z.enum(groups),
  second: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(200),
  direction: z.enum(directions),
  target: number.nullable().default(null),
  targetUntil: number.nullable().default(null),
  /** What a qualitative indicator asks for, in words. */
  wording: z.string().trim().max(200).default(''),
  unit: z.string().trim().max(20).default(''),
  points: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/),
  basis: z.string().trim().max(500).default(''),
  measure: z.string().max(60).nullable().default(null),
  channel: z.string().max(20).nullable().default(null),
})
export type IndicatorSet = z.output<typeof indicatorSet>

export const evidence = z.object({
  type: z.string().nullable(),
  channel: z.string().nullable(),
  from: moment,
  until: moment,
  open: z.literal('no').nullable(),
  clock: z.literal('judged').nullable(),
  cases: z.int(),
  good: z.int().nullable(),
})

export const indicatorShown = indicatorSet.extend({
  position: z.int(),
  /** The target as a sheet prints it: `≥95%`. */
  targetText: z.string(),
  actual: z.string().nullable(),
  actualText: z.string(),
  level: z.enum(levels).nullable(),
  percent: z.string().nullable(),
  evidence: evidence.nullable(),
  evidenceFile: z.string().nullable(),
  reason: z.string(),
  reasonDue: z.boolean(),
  met: z.boolean(),
  score: z.string().nullable(),
  working: words,
  deviation: z.string().nullable(),
})

export const projectListed = z.object({
  id: z.int(),
  year: z.int(),
  code: z.string(),
  name: z.string(),
  whole: z.boolean(),
  section: z.string(),
  kind: z.enum(['recurring', 'continued', 'once']),
  scheme: z.string(),
  state: z.enum(['open', 'submitted']),
  version: z.int(),
  yearStart: z.string(),
  adjusted: z.string(),
  executed: z.string(),
  rate: z.string().nullable(),
  score: z.string().nullable(),
  grade: z.enum(['excellent', 'good', 'fair', 'poor']).nullable(),
  warning: warning.nullable(),
  /** Indicators without an actual value, and deviations whose reason is due and not given. */
  missing: z.int(),
  reasonsDue: z.int(),
})

export const monitoringShown = z.object({
  number: z.int(),
  at: moment,
  elapsed: z.string(),
  executed: z.string(),
  warning,
  findings: z.array(z.object({ position: z.int(), name: z.string(), actual: z.string(), warning })),
  note: z.string(),
  by: z.string().nullable(),
})

export const mendingShown = z.object({
  id: z.int(),
  problem: z.string(),
  measure: z.string(),
  responsible: z.string(),
  due: z.string(),
  doneAt: moment.nullable(),
  result: z.string().nullable(),
})

export const projectShown = projectListed.extend({
  goal: z.string(),
  reason: z.string(),
  measures: z.string(),
  submittedAt: moment.nullable(),
  submittedBy: z.string().nullable(),
  execution: z.object({
    points: z.number(),
    score: z.string().nullable(),
    working: words,
    reasonDue: z.boolean(),
  }),
  schemeTitle: words,
  indicators: z.array(indicatorShown),
  monitorings: z.array(monitoringShown),
  mendings: z.array(mendingShown),
})

const signs = { 'at-least': '≥', 'at-most': '≤', exactly: '=', between: '', qualitative: '' } as const

/** A stored numeric without the zeros behind it. */
const plain = (text: string | null): string => {
  const read = text === null ? undefined : readDecimal(text)
  return read ? written(read, { trimmed: true }) : ''
}

export function targetText({ row }: Pick<EvaluatedIndicator, 'row'>): string {
  if (row.direction === 'qualitative') return row.wording || '达成'
  if (row.direction === 'between') return `${plain(row.target)}–${plain(row.target_until)}${row.unit}`
  return `${signs[row.direction]}${plain(row.target)}${row.unit}`
}

const levelWords = { reached: '达成', partly: '部分达成', missed: '未达成' } as const

export const actualText = ({ row, actual }: Pick<EvaluatedIndicator, 'row' | 'actual'>): string => {
  if (row.direction === 'qualitative') return actual.level ? levelWords[actual.level] : ''
  return actual.value ? `${written(actual.value, { trimmed: true })}${row.unit}` : ''
}

export const indicatorOf = (one: EvaluatedIndicator): z.input<typeof indicatorShown> => {
  const { row, actual } = one
  return {
    ...{
      position: row.position,
      first: row.first,
      second: row.second,
      name: row.name,
      direction: row.direction,
    },
    ...{ target: row.target && plain(row.target), targetUntil: row.target_until && plain(row.target_until) },
    ...{ wording: row.wording, unit: row.unit, points: row.points, basis: row.basis, measure: row.measure },
    ...{ channel: row.channel, level: row.level, percent: row.percent, evidenceFile: row.evidence_hash },
    ...{
      targetText: targetText(one),
      actualText: actualText(one),
      reason: row.reason,
      reasonDue: one.reasonDue,
    },
    ...{ met: one.met, working: one.working, evidence: one.evidence && evidenceOf(one.evidence) },
    actual: actual.value ? written(actual.value, { trimmed: true }) : null,
    score: one.score ? written(one.score) : null,
    deviation: one.deviation ? written(one.deviation, { trimmed: true }) : null,
  }
}

/** Kept evidence has its moments as text. */
const evidenceOf = (kept: Evidence) => ({
  ...kept,
  clock: kept.clock ?? null,
  from: new Date(kept.from),
  until: new Date(kept.until),
})

export const listedOf = (
  one: Evaluated,
  newest: 'none' | 'watch' | 'alarm' | null,
): z.input<typeof projectListed> => {
  const { project, execution, indicators, total, grade } = one
  return {
    ...{ id: project.id, year: project.year, code: project.code, name: project.name, whole: project.whole },
    ...{ section: project.section, kind: project.kind, scheme: project.scheme, state: project.state },
    ...{ version: project.version, yearStart: project.year_start, adjusted: project.adjusted },
    ...{ executed: project.executed, warning: newest, grade: grade ?? null },
    rate: execution.rate ? inSentence(percent(execution.rate, 2)) : null,
    score: total ? written(total) : null,
    missing: indicators.filter(({ score }) => !score).length,
    reasonsDue: dueReasons(one).length,
  }
}

/** Names of what is off and not explained. */
export const dueReasons = ({ project, execution, indicators }: Evaluated): string[] => [
  ...(execution.reasonDue && !project.reason ? ['预算执行率'] : []),
  ...indicators.filter(({ reasonDue, row }) => reasonDue && !row.reason).map(({ row }) => row.name),
]

export const monitoringOf = ({ made_name: by, ...row }: MonitoringRow): z.input<typeof monitoringShown> => ({
  ...{ number: row.number, at: row.at, elapsed: row.elapsed, executed: row.executed, warning: row.warning },
  ...{ findings: row.findings, note: row.note, by },
})

export const mendingOf = ({ done_at: doneAt, ...row }: MendingRow): z.input<typeof mendingShown> => ({
  ...row,
  doneAt,
})
