import { amountOf } from '#engines/reports/reports.ts'
import type { FormLine } from '../document.ts'
import type { PhysicalLine } from './physical-lines.ts'

const tight = (text: string): string => text.replaceAll(/\s/g, '')

/** The lines of a form of two or three sides; each with its number (行次) where the form has one. */
export function gridForms(lines: readonly PhysicalLine[]): FormLine[] {
  const heading = lines.findIndex(({ cells }) => cells?.some((cell) => tight(cell) === '项目'))
  if (heading < 0) return []
  const body = lines.slice(heading + 1).filter((one) => one.cells)
  const numbered = lines[heading]!.cells!.some((cell) => tight(cell) === '行次')
  if (numbered) return body.flatMap(numberedLine)
  const starts = lines[heading]!.cells!.flatMap((cell, index) => (tight(cell) === '项目' ? [index] : []))
  return body.flatMap((one) => groupedLine(one, starts))
}

/** `一、… 1 3,087.79 一、… 32`: each number between a name and its amounts is a line of the form. */
function numberedLine({ line, cells = [] }: PhysicalLine): FormLine[] {
  if (cells.some((cell) => /^(栏|行)?次$/.test(tight(cell)))) return []
  const at = cells.flatMap((cell, index) =>
    /^\d{1,2}$/.test(cell) && index > 0 && amountOf(cells[index - 1]) === undefined ? [index] : [],
  )
  return at.map((index, n) => ({
    line,
    number: Number(cells[index]),
    side: at.length === 1 && index > cells.length / 2 ? 1 : n,
    code: '',
    name: tight(cells[index - 1] ?? ''),
    amounts: cells.slice(index + 1, (at[n + 1] ?? cells.length + 1) - 1).map(amountOf),
  }))
}

/** A budget's form: groups of a name, its code glued before it, and the amounts up to the next group. */
function groupedLine({ line, cells = [] }: PhysicalLine, starts: readonly number[]): FormLine[] {
  return starts.flatMap((start, side) => {
    const cell = tight(cells[start] ?? '')
    const amounts = cells.slice(start + 1, starts[side + 1] ?? cells.length).map(amountOf)
    if (cell === '' || amountOf(cell) !== undefined) return []
    const [, code = '', name = cell] = /^(\d{3}(?:\d{2}){0,2})(.+)$/.exec(cell) ?? []
    return [{ line, number: 0, side, code, name, amounts }]
  })
}
