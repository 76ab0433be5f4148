import {
  absolute,
  compare,
  type Decimal,
  decimal,
  isZero,
  least,
  minus,
  over,
  plus,
  rounded,
  sum,
  times,
  written,
  zero,
} from '#engines/reports/reports.ts'
import type { Text } from '#kernel/errors.ts'
import type { Group, Scheme } from './scheme.ts'

const unsaid: Text = { zh: '', en: '' }
const alike = (said: string): Text => ({ zh: said, en: said })

export const directions = ['at-least', 'at-most', 'exactly', 'between', 'qualitative'] as const
export type Direction = (typeof directions)[number]
export const levels = ['reached', 'partly', 'missed'] as const
export type Level = (typeof levels)[number]

/** What an indicator asks for. */
export interface Target {
  direction: Direction
  /** Nothing for qualitative ones. */
  value: Decimal | undefined
  /** The upper end of `between`. */
  until: Decimal | undefined
  points: Decimal
}

/** What came out: a number, or for a qualitative indicator a level and what percentage of its band was given. */
export interface Actual {
  value: Decimal | undefined
  level: Level | undefined
  percent: Decimal | undefined
}

export interface Scored {
  /** Two places; undefined while nothing is known. */
  score: Decimal | undefined
  /** How it was reckoned, as a person would write it: `92.8 / 95 × 10 = 9.77`. */
  working: Text
  met: boolean
  /** How far from the target in percent of it, short (negative) or over. */
  deviation: Decimal | undefined
}

const hundred = decimal(100)
const text = (value: Decimal): string => written(rounded(value, Math.min(value.places, 4)), { trimmed: true })

/** The share of the points that an indicator earns; judged on exact values, so that rounding helps nobody (rule P16). */
export function scoreOf(target: Target, actual: Actual, scheme: Scheme): Scored {
  if (target.direction === 'qualitative') return qualitative(target, actual, scheme)
  const { value, until, points } = target
  if (!value || !actual.value) return { score: undefined, working: unsaid, met: false, deviation: undefined }
  const bound = nearestBound(target.direction, value, until, actual.value)
  const off = over(times(minus(actual.value, bound), hundred), absolute(bound), 2)
  const met = isZero(minus(actual.value, bound)) || isMet(target.direction, actual.value, bound)
  if (met) return reached(target, { actual: actual.value, bound, off }, scheme)
  const [part, whole] =
    target.direction === 'at-least' || compare(actual.value, bound) < 0
      ? [actual.value, bound]
      : [bound, actual.value]
  const share = over(part, whole, 6)
  const score = share && share.units > 0n ? rounded(times(share, points), 2) : rounded(zero, 2)
  return {
    score,
    met,
    deviation: off,
    working: alike(`${text(part)} ÷ ${text(whole)} × ${text(points)} = ${text(score)}`),
  }
}

function nearestBound(
  direction: Direction,
  low: Decimal,
  high: Decimal | undefined,
  actual: Decimal,
): Decimal {
  if (direction !== 'between' || !high) return low
  if (compare(actual, low) < 0) return low
  return compare(actual, high) > 0 ? high : actual
}

const isMet = (direction: Direction, actual: Decimal, bound: Decimal): boolean =>
  (direction === 'at-least' && compare(actual, bound) >= 0) ||
  (direction === 'at-most' && compare(actual, bound) <= 0)

function reached(
  { direction, points }: Target,
  { actual, bound, off }: { actual: Decimal; bound: Decimal; off: Decimal | undefined },
  { over: beyond }: Scheme,
): Scored {
  const rate = over(times(actual, hundred), bound, 2)
  const tooLow = direction === 'at-least' && rate && compare(rate, decimal(beyond.from)) > 0
  if (!tooLow) return { score: rounded(points, 2), working: full(points), met: true, deviation: off }
  const score = rounded(over(times(points, decimal(beyond.keeps)), hundred, 4)!, 2)
  const reckoned = `${text(points)} × ${beyond.keeps}% = ${text(score)}`
  const working = {
    zh: `完成 ${text(rate)}%，超过目标的 ${beyond.from}%，目标偏低：${reckoned}`,
    en: `${text(rate)} % of the target, beyond ${beyond.from} %: it was too low: ${reckoned}`,
  }
  return { score, working, met: true, deviation: off }
}

function qualitative({ points }: Target, { level, percent }: Actual, { bands }: Scheme): Scored {
  if (!level) return { score: undefined, working: unsaid, met: false, deviation: undefined }
  const given = percent ?? decimal(bands[level][1])
  const score = rounded(over(times(points, given), hundred, 4)!, 2)
  const words = levelWords[level]
  const reckoned = `${bands[level].join('–')}%: ${text(points)} × ${text(given)}% = ${text(score)}`
  return {
    ...{ score, met: level === 'reached', deviation: undefined },
    working: { zh: `${words.zh} ${reckoned}`, en: `${words.en} ${reckoned}` },
  }
}

const levelWords: Record<Level, Text> = {
  reached: { zh: '达成', en: 'Reached' },
  partly: { zh: '部分达成', en: 'Partly reached' },
  missed: { zh: '未达成', en: 'Missed' },
}

const full = (points: Decimal): Text => ({
  zh: `达标得满分 ${text(points)}`,
  en: `Target met: all ${text(points)} points`,
})

/** Whether a percentage lies in the band of its level. */
export const isInBand = (level: Level, percent: Decimal, { bands }: Scheme): boolean =>
  compare(percent, decimal(bands[level][0])) >= 0 && compare(percent, decimal(bands[level][1])) <= 0

export interface Funds {
  yearStart: Decimal
  adjusted: Decimal
  executed: Decimal
}

const noBudget: Text = { zh: '没有全年预算，不计执行率', en: 'No budget for the year: no rate' }

/** Execution: executed over the adjusted budget, times its points, never more than they are (财预〔2020〕10号). */
export function executionOf({ adjusted, executed }: Funds, { execution }: Scheme) {
  const points = decimal(execution)
  const rate = over(times(executed, hundred), adjusted, 2)
  const share = over(executed, adjusted, 6)
  const score = share ? least(rounded(times(share, points), 2), rounded(points, 2)) : undefined
  if (!score) return { rate, score, working: noBudget }
  const reckoned = `${text(executed)} ÷ ${text(adjusted)} × ${text(points)}`
  const most = { zh: `（最高 ${text(points)}）`, en: ` (${text(points)} at most)` }
  const said = `${reckoned} = ${text(score)}`
  const working: Text = { zh: `${said}${most.zh}`, en: `${said}${most.en}` }
  return { rate, score, working }
}

export type Grade = 'excellent' | 'good' | 'fair' | 'poor'

export function gradeOf(total: Decimal, { grades }: Scheme): Grade {
  for (const grade of ['excellent', 'good', 'fair'] as const)
    if (compare(total, decimal(grades[grade])) >= 0) return grade
  return 'poor'
}

/** All scores together; undefined while one is not known. */
export const totalOf = (scores: readonly (Decimal | undefined)[]): Decimal | undefined => {
  const known = scores.filter((score) => score !== undefined)
  return known.length === scores.length ? rounded(sum(known), 2) : undefined
}

/** Groups whose indicators' points do not add up to what the scheme gives them. */
export function pointsOff(
  indicators: readonly { group: Group; points: Decimal }[],
  { points }: Scheme,
): { group: Group; given: Decimal; asked: Decimal }[] {
  return Object.entries(points).flatMap(([key, asked]) => {
    const group = key as Group
    const given = indicators
      .filter((one) => one.group === group)
      .map((one) => one.points)
      .reduce(plus, zero)
    return isZero(minus(given, decimal(asked))) ? [] : [{ group, given, asked: decimal(asked) }]
  })
}

/** Whether a reason must be given for what came out. */
export function isReasonDue({ deviation, met, score }: Scored, { reasons }: Scheme): boolean {
  if (score === undefined) return false
  if (!deviation) return !met
  const far = absolute(deviation)
  return compare(far, decimal(met ? reasons.over : reasons.short)) > 0 && (!met || deviation.units > 0n)
}
