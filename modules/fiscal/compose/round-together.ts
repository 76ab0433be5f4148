import {
  compare,
  type Decimal,
  decimal,
  minus,
  over,
  plus,
  rounded,
  sum,
  times,
} from '#engines/reports/reports.ts'

const inWanYuan = decimal(10_000)

export const asWanYuan = (amount: string, unit: 'yuan' | 'wan-yuan'): Decimal =>
  unit === 'yuan' ? over(decimal(amount), inWanYuan, 6)! : decimal(amount)

/**
 * Amounts rounded to two places so that their sum is their exact sum rounded: what rounding takes from some it
 * gives to those whose remainder is largest. So a total printed is the sum of what is printed above it, and the
 * customary 0.01 of difference between tables does not arise. Amounts that `alone` marks stand in another table
 * too: they are rounded by themselves, and the others bear the difference.
 */
export function roundTogether(
  amounts: readonly Decimal[],
  alone: (index: number) => boolean = () => false,
): Decimal[] {
  const near = amounts.map((amount) => rounded(amount, 2))
  const missing = minus(rounded(sum(amounts), 2), sum(near))
  const cents = over(missing, decimal('0.01'), 0)!.units
  const step = cents < 0n ? decimal('-0.01') : decimal('0.01')
  const lost = amounts.map((amount, index) => ({ index, lost: times(minus(amount, near[index]!), step) }))
  const chosen = lost
    .toSorted((a, b) => Number(alone(a.index)) - Number(alone(b.index)) || compare(b.lost, a.lost))
    .slice(0, Number(cents < 0n ? -cents : cents))
    .map(({ index }) => index)
  return near.map((amount, index) => (chosen.includes(index) ? plus(amount, step) : amount))
}
