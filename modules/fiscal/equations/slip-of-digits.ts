import { type Amount, amountText } from '#engines/reports/reports.ts'

/**
 * How much a figure and what it ought to be look like a slip of the hand, from -0.4 to 0.4: two digits changed
 * places or the point moved, one digit mistyped; a figure below nothing is none. It decides between equals only.
 */
export function likelySlip(is: Amount, ought: Amount): number {
  if (ought < 0n) return -0.4
  if (is === ought * 10n || ought === is * 10n || near(is, ought)) return 0.4
  const [a, b] = [amountText(is), amountText(ought)]
  if (a.length !== b.length) return 0
  const differ = Array.from(a).flatMap((one, n) => (one === b[n] ? [] : [n]))
  if (differ.length === 1) return 0.2
  const [first, second] = differ
  const swapped =
    differ.length === 2 && a[first!] === b[second!] && a[second!] === b[first!] && second! - first! <= 2
  return swapped ? 0.4 : 0
}

/** The point moved to the left: the last digit was lost. */
const near = (is: Amount, ought: Amount): boolean => is !== 0n && is === ought / 10n
