import { type Amount, amountOf } from '#engines/reports/reports.ts'
import type { PhysicalLine } from './physical-lines.ts'

/** A word of a table whose cells are parted by blanks or line ends. */
export interface Token {
  line: number
  text: string
  /** A figure with decimals or thousands marks. */
  amount?: Amount
  /** A bare whole number: 行次, a column's number, a code. */
  whole?: number
}

const figure = /^-?(\d{1,3}(,\d{3})+(\.\d+)?|\d+\.\d+)$/

/** Words in the order of reading; numbers glued to names and to each other are cut apart. */
export function tokensOf(lines: readonly PhysicalLine[]): Token[] {
  return lines.flatMap(({ line, text }) =>
    text.split(/[\s\t]+/).flatMap((word) => cut(word).flatMap((part) => tokenOf(part, line))),
  )
}

function tokenOf(text: string, line: number): Token[] {
  if (text === '') return []
  if (figure.test(text)) return [{ line, text, amount: amountOf(text) ?? 0n }]
  if (/^\d{1,9}$/.test(text)) return [{ line, text, whole: Number(text) }]
  return [{ line, text }]
}

/** `3,946.72一、一般公共服务支出`, `201一般公共服务`, `3.003.00`, `支出1,562.90` in their parts. */
function cut(word: string): string[] {
  const glued = /^(-?[\d,]+\.\d{2})(?=[^%])(.+)$/.exec(word)
  if (glued) return [glued[1]!, ...cut(glued[2]!)]
  const coded = /^(\d{7}|\d{5}|\d{3})([\u4e00-\u9fff].*)$/.exec(word)
  if (coded) return [coded[1]!, ...cut(coded[2]!)]
  const ends = /^(.*[\u4e00-\u9fff）)])(-?\d[\d,]*\.\d{2})$/.exec(word)
  if (ends) return [ends[1]!, ends[2]!]
  return [word]
}

/** Whether the token can be an amount in a row: a figure, or a whole number of any size. */
export const amountIn = ({ amount, whole }: Token): Amount | undefined =>
  amount ?? (whole === undefined ? undefined : BigInt(whole) * 100n)
