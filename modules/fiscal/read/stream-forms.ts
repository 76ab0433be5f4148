import type { Amount } from '#engines/reports/reports.ts'
import type { Formula, FormLine } from '../document.ts'
import { placeColumns } from './place-columns.ts'
import type { PhysicalLine } from './physical-lines.ts'
import type { StreamRead } from './stream-rows.ts'
import { type Token, tokensOf } from './tokens.ts'

interface Side {
  next: number
  lines: { line: number; number: number; name: string; amounts: Amount[] }[]
}

/**
 * A two-sided form with 行次: each whole number that follows in its side's sequence numbers a line; the words
 * before it are its name, the figures behind it its amounts. Other whole numbers (pages) are passed over.
 */
export function sidedStream(
  lines: readonly PhysicalLine[],
  columns: number,
  formulas: readonly Formula[],
): StreamRead {
  const heading = lines.findLastIndex(({ text }) => /栏\s*次/.test(text))
  const sides: [Side, Side] = [
    { next: 1, lines: [] },
    { next: 0, lines: [] },
  ]
  let name = ''
  let open: Side | undefined
  for (const token of tokensOf(lines.slice(heading + 1))) {
    const side = sideOf(token, sides)
    if (side !== undefined) {
      open = sides[side]
      open.lines.push({ line: token.line, number: token.whole!, name, amounts: [] })
      open.next = token.whole! + 1
      name = ''
    } else if (token.amount !== undefined) open?.lines.at(-1)?.amounts.push(token.amount)
    else if (token.whole === undefined) name += token.text
  }
  return withColumns(sides, columns, formulas)
}

/** Which side the number continues; the right side begins with the first number beyond the left's. */
function sideOf({ whole }: Token, [left, right]: [Side, Side]): 0 | 1 | undefined {
  if (whole === undefined || whole > 200) return undefined
  if (whole === left.next && (right.lines.length === 0 || left.next < right.lines[0]!.number)) return 0
  if (right.lines.length === 0) return left.lines.length > 0 && whole > left.next + 3 ? 1 : undefined
  return whole === right.next ? 1 : undefined
}

function withColumns([left, right]: [Side, Side], columns: number, formulas: readonly Formula[]): StreamRead {
  const total: Formula = {
    line: 0,
    of: 'column',
    target: 2,
    terms: Array.from({ length: Math.max(0, columns - 2) }, (_, n) => ({ sign: 1, number: n + 3 })),
  }
  const places = placeColumns(
    right.lines.map((one) => ({ code: `${one.number}`.padStart(4, 'x'), amounts: one.amounts })),
    Math.max(1, columns - 1),
    columns > 2 ? [total] : formulas.filter(({ of }) => of === 'column'),
    { first: 2 },
  )
  const several = right.lines.filter((one, n) => one.amounts.length > 0 && places[n]!.several)
  return {
    rows: [],
    forms: [
      ...left.lines.map((one): FormLine => ({
        ...one,
        side: 0,
        code: '',
        name: clean(one.name),
        amounts: one.amounts,
      })),
      ...right.lines.map((one, n): FormLine => ({
        ...{ line: one.line, number: one.number, side: 1, code: '', name: clean(one.name) },
        amounts: Array.from({ length: Math.max(1, columns - 1) }, (_, at) => {
          const index = places[n]!.columns.indexOf(at + 2)
          return index < 0 ? undefined : one.amounts[index]
        }),
      })),
    ],
    uncertain: several.length > 0 ? { line: several[0]!.line, rows: several.length } : undefined,
  }
}

/** A name without the heading words that stand before the first line of a form. */
const clean = (name: string): string =>
  name.replaceAll(/\s/g, '').replace(/^.*?(?=[一二三四五六七八九十]+、)/, '')
