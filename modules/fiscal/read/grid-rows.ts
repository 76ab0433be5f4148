import { amountOf } from '#engines/reports/reports.ts'
import type { Row, TableKind } from '../document.ts'
import type { PhysicalLine } from './physical-lines.ts'

const tight = (text: string): string => text.replaceAll(/\s/g, '')
const isSubject = (text: string): boolean => /^\d{3}(\d{2}){0,2}$/.test(text)

/** Rows of a grid by subject code; columns by the row that numbers them, else from the first column of amounts. */
export function gridRows(lines: readonly PhysicalLine[], kind: TableKind): Row[] {
  const numbered = lines.map(({ cells }) => cells && numbersOver(cells)).findLast(Boolean)
  const head = numbered ? undefined : headed(lines)
  const columns = numbered ?? head?.columns
  return lines.slice(head ? head.at + 1 : 0).flatMap(({ line, cells }) => {
    const row = cells && columns && rowIn(cells, columns, line, kind)
    return row ? [row] : []
  })
}

/** The row that numbers the columns: `类 款 项 1 2 3 …`. */
function numbersOver(cells: readonly string[]): Map<number, number> | undefined {
  const numbered = cells.flatMap((cell, index) =>
    /^\d{1,2}$/.test(cell) ? [[Number(cell), index] as const] : [],
  )
  if (numbered.length < 3 || numbered.some(([number], n) => number !== n + 1)) return undefined
  return new Map(numbered)
}

/** Without numbers the first column is the one headed 总计, 合计 or 小计; the others follow it. */
function headed(lines: readonly PhysicalLine[]): { at: number; columns: Map<number, number> } | undefined {
  for (const [at, { cells }] of lines.entries()) {
    const first = cells?.findIndex((cell) => /^(总计|合计|小计|本年(收入|支出)合计)$/.test(tight(cell))) ?? -1
    if (cells && first >= 2)
      return { at, columns: new Map(cells.slice(first).map((_, n) => [n + 1, first + n])) }
  }
  return undefined
}

function rowIn(
  cells: readonly string[],
  columns: ReadonlyMap<number, number>,
  line: number,
  kind: TableKind,
): Row | undefined {
  const first = tight(cells[0]!)
  const isCode = isSubject(first)
  const isTotal =
    cells.slice(0, 4).some((cell) => /^(合计|总计)$/.test(tight(cell))) ||
    (kind === 'three' && amountOf(first) !== undefined)
  if (!isCode && !isTotal) return undefined
  if ([...columns].every(([number, index]) => cells[index] === String(number))) return undefined
  const values = new Map<number, bigint>()
  for (const [number, index] of columns) {
    const amount = amountOf(cells[index])
    if (amount !== undefined) values.set(number, amount)
  }
  if (isTotal && !isCode && values.size === 0 && kind === 'three') return undefined
  return {
    line,
    code: isCode ? first : '',
    name: isCode ? nameIn(cells) : '合计',
    columns: values,
    at: new Map(),
  }
}

/** The name stands in the first cell behind the code that is no amount. */
const nameIn = (cells: readonly string[]): string =>
  cells.slice(1).find((cell) => cell !== '' && amountOf(cell) === undefined) ?? ''

/** Groups side by side: code, name, amount; the totals of persons and office at the end. */
export const gridTriples = (lines: readonly PhysicalLine[]): Row[] =>
  lines.flatMap(({ line, cells = [] }) =>
    cells.flatMap((cell, index): Row[] => {
      const total = /^(人员经费|公用经费)合计$/.exec(tight(cell))?.[1]
      if (!total && !/^3\d{2}(\d{2})?$/.test(cell)) return []
      const rest = cells.slice(index + 1)
      const amount = total ? rest.map(amountOf).find((one) => one !== undefined) : amountOf(cells[index + 2])
      return [
        {
          ...{ line, code: total ? '' : cell, name: total ?? cells[index + 1] ?? '' },
          columns: new Map(amount === undefined ? [] : [[1, amount]]),
          at: new Map(),
        },
      ]
    }),
  )

const publicExpenses: readonly [RegExp, number][] = [
  [/^合计/, 1],
  [/^\d?[.、]?因公出国/, 2],
  [/^\d?[.、]?公务用车购置及运行/, 3],
  [/^(其中[:：])?[（(]1[）)]?公务用车购置/, 4],
  [/^(其中[:：])?[（(]2[）)]?公务用车运行/, 5],
  [/^\d?[.、]?公务接待/, 6],
]

/** 三公经费 as a list of items below each other: one row with the columns of the form of accounts. */
export function listedExpenses(lines: readonly PhysicalLine[]): Row[] {
  const columns = new Map<number, bigint>()
  const at = new Map<number, number>()
  for (const { line, text, cells } of lines) {
    const words = cells ?? text.split(/\s+(?=-?[\d,]+\.\d{2})/)
    const name = tight(words[0] ?? '')
    const column = publicExpenses.find(([form]) => form.test(name))?.[1]
    if (column === undefined || at.has(column)) continue
    at.set(column, line)
    const amount = words
      .slice(1)
      .map(amountOf)
      .find((one) => one !== undefined)
    if (amount !== undefined) columns.set(column, amount)
  }
  return at.size < 3 ? [] : [{ line: at.get(1) ?? [...at.values()][0]!, code: '', name: '合计', columns, at }]
}
