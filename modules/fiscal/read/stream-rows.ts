import type { Amount } from '#engines/reports/reports.ts'
import type { Formula, FormLine, Row } from '../document.ts'
import { placeColumns } from './place-columns.ts'
import type { PhysicalLine } from './physical-lines.ts'
import { amountIn, type Token, tokensOf } from './tokens.ts'

/** Rows read without a grid, and how many of them have no certain columns. */
export interface StreamRead {
  rows: Row[]
  forms: FormLine[]
  uncertain: { line: number; rows: number } | undefined
}

interface Loose {
  line: number
  code: string
  name: string
  amounts: Amount[]
  lines: number[]
}

/** The row of column numbers; where a form says `栏次 1 2 3`, what stands before it is its heading. */
const isNumbering = (text: string): boolean => {
  const words = text
    .replace(/^(栏\s*次|类\s*款\s*项)/, '')
    .split(/[\s\t]+/)
    .filter((word) => word && word !== '栏次')
  return words.length >= 3 && words.every((word, n) => word === String(n + 1))
}

/** How many columns the form numbers, or undefined. */
export const numberedColumns = (lines: readonly PhysicalLine[]): number | undefined => {
  const numbering = lines.findLast(({ text }) => isNumbering(text))
  return numbering ? Number(/(\d+)\s*$/.exec(numbering.text)?.[1]) : undefined
}

const afterHeading = (lines: readonly PhysicalLine[]): readonly PhysicalLine[] => {
  const at = lines.findLastIndex(({ text }) => isNumbering(text) || /^栏\s*次/.test(text))
  return lines.slice(at + 1)
}

/** Rows by subject code: a code, its name over any number of lines, then the amounts that were not blank. */
export function subjectStream(
  lines: readonly PhysicalLine[],
  code: RegExp,
  columns: number,
  formulas: readonly Formula[],
): StreamRead {
  const loose: Loose[] = []
  for (const token of tokensOf(afterHeading(lines))) {
    const last = loose.at(-1)
    const isTotal = /^(合计|总计)$/.test(token.text)
    if (isTotal && !loose.some((row) => row.code === '')) loose.push(begin(token, '', '合计'))
    else if (code.test(token.text) && !(last && /^\d{3}$/.test(token.text) && last.name === ''))
      loose.push(begin(token, token.text, ''))
    else if (last) add(last, token)
  }
  return placed(loose, columns, formulas)
}

const begin = ({ line }: Token, code: string, name: string): Loose => ({
  ...{ line, code, name },
  amounts: [],
  lines: [],
})

function add(row: Loose, token: Token): void {
  const amount = amountIn(token)
  if (amount === undefined) {
    if (row.code !== '') row.name += token.text
  } else if (token.amount !== undefined || row.name !== '') {
    row.amounts.push(amount)
    row.lines.push(token.line)
  }
}

function placed(
  loose: readonly Loose[],
  columns: number,
  formulas: readonly Formula[],
  rare: readonly number[] = [],
): StreamRead {
  const places = placeColumns(loose, columns, formulas, { rare, ...(columns === 12 && { mirrored: 6 }) })
  const several = loose.filter((row, n) => row.amounts.length > 0 && places[n]!.several)
  return {
    rows: loose.map((row, n) => ({
      ...{ line: row.line, code: row.code, name: row.name },
      columns: new Map(places[n]!.columns.map((column, at) => [column, row.amounts[at]!])),
      at: new Map(places[n]!.columns.map((column, at) => [column, row.lines[at]!])),
    })),
    forms: [],
    uncertain: several.length > 0 ? { line: several[0]!.line, rows: several.length } : undefined,
  }
}

/** The three groups of the economic classification side by side: code, name, amount, wherever the line ended. */
export function economicStream(lines: readonly PhysicalLine[]): StreamRead {
  const loose: Loose[] = []
  for (const token of tokensOf(lines)) {
    const last = loose.at(-1)
    const total = /^(人员经费|公用经费)合计$/.exec(token.text)
    if (total) loose.push(begin(token, '', total[1]!))
    else if (/^3\d{2}(\d{2})?$/.test(token.text)) loose.push(begin(token, token.text, ''))
    else if (last && last.amounts.length === 0) add(last, token)
    else if (last && amountIn(token) === undefined && !/^[（(]?合/.test(token.text)) last.name += token.text
  }
  return placed(loose, 1, [])
}

/** A form that is one row of numbered columns (三公经费): the amounts behind the numbering. */
export function onlyRow(
  lines: readonly PhysicalLine[],
  columns: number,
  formulas: readonly Formula[],
  rare: readonly number[] = [],
): StreamRead {
  const tokens = tokensOf(afterHeading(lines)).filter((token) => token.amount !== undefined)
  if (tokens.length === 0) return { rows: [], forms: [], uncertain: undefined }
  const row = begin(tokens[0]!, '', '合计')
  for (const token of tokens.slice(0, columns)) add({ ...row, name: ' ' }, token)
  return placed([row], columns, formulas, rare)
}
