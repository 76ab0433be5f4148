import { compare, type Decimal, decimal, over, times } from '#engines/reports/reports.ts'
import type { Scheme } from './scheme.ts'
import type { Target } from './score.ts'

export type Warning = 'none' | 'watch' | 'alarm'

const dayMs = 86_400_000
/** Midnight of 1 January in Wuhan. */
const newYear = (year: number): number => Date.UTC(year, 0, 1) - 8 * 3_600_000

/** The fiscal year as half-open period: 1 January to 1 January in Wuhan. */
export const yearOf = (year: number): { from: Date; until: Date } => ({
  from: new Date(newYear(year)),
  until: new Date(newYear(year + 1)),
})

/** How much of the year has passed, in percent with two places: 0 before it, 100 after. */
export function elapsedOf(year: number, now: Date): Decimal {
  const whole = newYear(year + 1) - newYear(year)
  const passed = Math.min(Math.max(now.getTime() - newYear(year), 0), whole)
  return over(decimal(Math.floor(passed / dayMs) * 100), decimal(whole / dayMs), 2)!
}

const hundred = decimal(100)

/** How far behind something is that grows through the year: done over asked, against the share of time passed. */
export function paceOf(done: Decimal, asked: Decimal, elapsed: Decimal, { warnings }: Scheme): Warning {
  const rate = over(times(done, hundred), asked, 4)
  if (!rate || elapsed.units === 0n) return 'none'
  const pace = over(times(rate, hundred), elapsed, 4)!
  if (compare(pace, decimal(warnings.alarm)) < 0) return 'alarm'
  return compare(pace, decimal(warnings.watch)) < 0 ? 'watch' : 'none'
}

/**
 * Mid-year, an indicator that counts is judged by its pace; a rate, or one that must stay below something, is
 * judged against its target itself: what is missed by then is watched.
 */
export function warningOf(
  target: Pick<Target, 'direction' | 'value' | 'until'> & { unit: string },
  actual: Decimal,
  elapsed: Decimal,
  scheme: Scheme,
): Warning {
  const { direction, value, until, unit } = target
  if (!value || direction === 'qualitative') return 'none'
  const counts = !/[%‰]|分钟|小时|天|日/.test(unit)
  if (direction === 'at-most') return compare(actual, value) > 0 ? 'watch' : 'none'
  if (counts) return paceOf(actual, value, elapsed, scheme)
  if (direction === 'between' && until && compare(actual, until) > 0) return 'watch'
  return compare(actual, value) < 0 ? 'watch' : 'none'
}
