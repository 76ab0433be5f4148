/** Exact amounts: hundredths of 万元 as bigint; never a float (GB/T forms round to two places). */
export type Amount = bigint

const form = /^-?\d{1,3}(,\d{3})*(\.\d+)?$|^-?\d+(\.\d+)?$/

/** `3,087.79` → 308779n; undefined where the text is no amount. More than two places are kept by scaling up. */
export function amountOf(text: string | undefined): Amount | undefined {
  const trimmed = (text ?? '').trim().replaceAll('，', ',')
  if (!form.test(trimmed)) return undefined
  const [whole, part = ''] = trimmed.replaceAll(',', '').split('.')
  if (part.length > 2 && /[1-9]/.test(part.slice(2))) return undefined
  const sign = whole!.startsWith('-') ? -1n : 1n
  return sign * (BigInt(whole!.replace('-', '')) * 100n + BigInt(part.padEnd(2, '0').slice(0, 2)))
}

export const amountText = (amount: Amount): string => {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export const distance = (a: Amount, b: Amount): Amount => (a > b ? a - b : b - a)

const percentForm = /^(-?)(\d+)(?:\.(\d+))?$/
const size = (a: bigint): bigint => (a < 0n ? -a : a)

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
  const places = Math.max(1, like.split('.')[1]?.length ?? 0)
  const units = (2n * size(part) * 100n * 10n ** BigInt(places) + size(whole)) / (2n * size(whole))
  const text = units.toString().padStart(places + 1, '0')
  const negative = part < 0n !== whole < 0n && units !== 0n
  return `${negative ? '-' : ''}${text.slice(0, -places)}.${text.slice(-places)}%`
}
