import type { Cell, Table } from './block.ts'
import { columnName, type Merge, type SheetCell, type SheetRow } from './xlsx-sheet.ts'

const nothing: SheetCell = { value: null, text: '' }

/** A sheet as a table: rows without content are left out, merged ranges become spans, every cell knows its name. */
export function sheetTable(sheet: string, rows: readonly SheetRow[], merges: readonly Merge[]): Table {
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0)
  const spans = spansOf(merges, rows, width)
  const made = rows.map((row) => {
    const cells: Cell[] = []
    for (let column = 1; column <= width; column += 1) {
      const name = `${columnName(column)}${row.number}`
      const span = spans.get(name)
      if (span === 'covered') continue
      const { value, text } = row.cells[column - 1] ?? nothing
      cells.push({ text, value, ...span, place: { sheet, cell: name } })
    }
    return cells
  })
  return { kind: 'table', rows: made, place: { sheet } }
}

type Span = { colSpan?: number; rowSpan?: number } | 'covered'

/**
 * Merges cut to what was kept; one that shrinks to a single cell says nothing. One that lies upon another, which
 * no spreadsheet writes, is left out: thousands of such would cost what no sheet is worth.
 */
function spansOf(merges: readonly Merge[], rows: readonly SheetRow[], width: number): Map<string, Span> {
  const spans = new Map<string, Span>()
  const numbers = rows.map((row) => row.number)
  for (const merge of merges) {
    const from = atOrAfter(numbers, merge.top)
    const to = atOrAfter(numbers, merge.bottom + 1) - 1
    const right = Math.min(merge.right, width)
    if (from > to || merge.left > right) continue
    const name = (row: number, column: number) => `${columnName(column)}${numbers[row]}`
    const corners = [name(from, merge.left), name(from, right), name(to, merge.left), name(to, right)]
    if (corners.some((corner) => spans.has(corner))) continue
    for (let row = from; row <= to; row += 1)
      for (let column = merge.left; column <= right; column += 1) spans.set(name(row, column), 'covered')
    const colSpan = right - merge.left + 1
    const rowSpan = to - from + 1
    spans.set(name(from, merge.left), {
      ...(colSpan > 1 ? { colSpan } : {}),
      ...(rowSpan > 1 ? { rowSpan } : {}),
    })
  }
  return spans
}

/** Where in ascending numbers the first stands that is not below `wanted`. */
function atOrAfter(numbers: readonly number[], wanted: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
