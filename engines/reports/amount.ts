import { absolute, divided, exactAt, readDecimal, written } from './decimal.ts'

/** An exact amount as the forms print it: hundredths of 万元 (two places), for sums of many; never a float. */
export type Amount = bigint

const places = 2

/** `3,087.79` → 308779n; undefined where the text is no amount, or has more places than two that are not zero. */
export function amountOf(text: string | undefined): Amount | undefined {
  const read = text ? readDecimal(text) : undefined
  return read && exactAt(read, places)
}

/** `308779n` → `3087.79`. */
export const amountText = (units: Amount): string => written({ units, places })

export const distance = (a: Amount, b: Amount): Amount => (a > b ? a - b : b - a)

const percentForm = /^(-?)(\d+)(?:\.(\d+))?$/
const size = (units: bigint): bigint => absolute({ units, places }).units

/**
 * Whether `percent` (as printed, with its own places) is part/whole; half a unit of its last place is allowed, and
 * what half a last place of the part (`slack`, in hundredths) makes. False where the whole is zero.
 */
export function isShare(part: Amount, whole: Amount, percent: string, slack: Amount = 0n): boolean {
  const [, sign, digits, decimals = ''] = percentForm.exec(percent) ?? []
  if (digits === undefined || whole === 0n) return false
  const said = BigInt(`${sign}${digits}${decimals}`)
  const hundred = 100n * 10n ** BigInt(decimals.length)
  // Both sides of |part/whole − percent| ≤ half a place + slack/whole, times twice the whole.
  return 2n * size(part * hundred - said * whole) <= size(whole) + 2n * slack * hundred
}

/** part/whole in percent with as many places as `like`, one where nothing is said; halves away from zero. */
export function shareText(part: Amount, whole: Amount, like = '0.0'): string {
  if (whole === 0n) return '–'
  const wanted = Math.max(1, like.split('.')[1]?.length ?? 0)
  const units = divided(part * 100n * 10n ** BigInt(wanted), whole)
  return `${written({ units, places: wanted })}%`
}
