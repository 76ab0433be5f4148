import type { Amount } from '#engines/reports/reports.ts'
import type { Formula } from '../document.ts'

/** Amounts of a row in their order, their columns not yet known: blank cells cannot be seen between blanks. */
export interface Unplaced {
  code: string
  amounts: readonly Amount[]
}

export interface Placed {
  columns: number[]
  /** Several places fit the sums equally; the leftmost was taken. */
  several: boolean
}

/**
 * Finds the columns of each row: those that hold the form's own sums, first within the row, then down the tree
 * of codes (合计=Σ类=Σ款=Σ项). Where several hold, the leftmost columns are taken, `rare` ones last, and the row
 * says so. Where a form has two like halves (`mirrored` columns each), both fill the same columns if they can.
 */
export function placeColumns(
  rows: readonly Unplaced[],
  columns: number,
  formulas: readonly Formula[],
  { first = 1, rare = [], mirrored }: { first?: number; rare?: readonly number[]; mirrored?: number } = {},
): Placed[] {
  const all = Array.from({ length: columns }, (_, n) => first + n)
  const total = rows.findIndex((row) => row.code === '')
  const ofTotal = total < 0 ? [] : fitting(rows[total]!.amounts, all, formulas, { rare, mirrored })
  const used = ofTotal[0] ?? all
  const choices = rows.map((row) => {
    const narrow = fitting(row.amounts, used, formulas)
    const wide = narrow.length > 0 ? narrow : fitting(row.amounts, all, formulas)
    return wide.length > 0 ? wide : [all.slice(0, row.amounts.length)]
  })
  const chosen = choices.map((options) => options[0]!)
  const settled = choices.map((options) => options.length === 1)
  for (const parent of [...rows.keys()].toSorted((a, b) => rows[a]!.code.length - rows[b]!.code.length))
    settle(parent, rows, choices, chosen, settled)
  return chosen.map((taken, n) => ({
    columns: taken,
    several: !settled[n] || (n === total && ofTotal.length > 1),
  }))
}

/** Both halves of a form (budget and outcome) fill the same columns. */
const isMirrored = (columns: readonly number[], half: number): boolean =>
  columns.every((one) => columns.includes(one > half ? one - half : one + half))

/** Subsets of the columns, in order, that break the fewest of the row's formulas; leftmost first. */
function fitting(
  amounts: readonly Amount[],
  columns: readonly number[],
  formulas: readonly Formula[],
  { rare = [], mirrored }: { rare?: readonly number[]; mirrored?: number | undefined } = {},
): number[][] {
  if (amounts.length > columns.length) return []
  const every = choose(columns, amounts.length, 2_000)
  const even = mirrored ? every.filter((one) => isMirrored(one, mirrored)) : []
  const subsets = even.length > 0 ? even : every
  const broken = subsets.map((subset) => brokenBy(new Map(subset.map((c, n) => [c, amounts[n]!])), formulas))
  const least = Math.min(...broken)
  const odd = (subset: readonly number[]) => subset.filter((column) => rare.includes(column)).length
  return subsets.filter((_, n) => broken[n] === least).toSorted((a, b) => odd(a) - odd(b))
}

export function brokenBy(row: ReadonlyMap<number, Amount>, formulas: readonly Formula[]): number {
  return formulas.filter(({ of, target, terms }) => {
    if (of !== 'column') return false
    const sum = terms.reduce((all, { sign, number }) => all + BigInt(sign) * (row.get(number) ?? 0n), 0n)
    return sum !== (row.get(target) ?? 0n)
  }).length
}

function choose(from: readonly number[], size: number, most: number): number[][] {
  const out: number[][] = []
  const walk = (at: number, taken: number[]): void => {
    if (out.length >= most) return
    if (taken.length === size) return void out.push(taken)
    for (let n = at; n <= from.length - (size - taken.length); n++) walk(n + 1, [...taken, from[n]!])
  }
  walk(0, [])
  return out
}

/** Chooses among the places of a parent's children so that their columns add up to the parent's. */
function settle(
  parent: number,
  rows: readonly Unplaced[],
  choices: readonly number[][][],
  chosen: number[][],
  settled: boolean[],
): void {
  const { code } = rows[parent]!
  const length = code === '' ? 3 : code.length + 2
  const children = [...rows.keys()].filter(
    (n) => rows[n]!.code.length === length && rows[n]!.code.startsWith(code),
  )
  const open = children.filter((n) => !settled[n])
  const combinations = open.reduce((product, n) => product * choices[n]!.length, 1)
  if (open.length === 0 || combinations > 4_096) return
  const misses = (picked: readonly number[][]): number => {
    const sums = new Map<number, bigint>()
    const add = (columns: readonly number[], amounts: readonly Amount[], sign: bigint) =>
      columns.forEach((c, n) => sums.set(c, (sums.get(c) ?? 0n) + sign * (amounts[n] ?? 0n)))
    add(chosen[parent]!, rows[parent]!.amounts, -1n)
    for (const n of children) add(picked[open.indexOf(n)] ?? chosen[n]!, rows[n]!.amounts, 1n)
    return [...sums.values()].filter((sum) => sum > 2n || sum < -2n).length
  }
  const tried = product(open.map((n) => choices[n]!)).map((picked) => ({ picked, missed: misses(picked) }))
  const best = Math.min(...tried.map(({ missed }) => missed))
  const fits = tried.filter(({ missed }) => missed === best)
  open.forEach((n, at) => {
    chosen[n] = fits[0]!.picked[at]!
    settled[n] = fits.length === 1
  })
}

const product = (lists: readonly number[][][]): number[][][] =>
  lists.reduce<number[][][]>((all, list) => all.flatMap((one) => list.map((item) => [...one, item])), [[]])
