import type { Cell, Table } from './block.ts'
import { columnName, type Merge, type SheetCell, type SheetRow } from './xlsx-sheet.ts'

const nothing: SheetCell = { value: null, text: '' }

/** A sheet as a table: rows without content are left out, merged ranges become spans, every cell knows its name. */
export function sheetTable(sheet: string, rows: readonly SheetRow[], merges: readonly Merge[]): Table {
  const kept = new Map(rows.map((row, i) => [row.number, i]))
  const width = Math.max(0, ...rows.map((row) => row.cells.length))
  const spans = spansOf(merges, kept, width)
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

/** Merges cut to what was kept; one that shrinks to a single cell says nothing. */
function spansOf(
  merges: readonly Merge[],
  kept: ReadonlyMap<number, number>,
  width: number,
): Map<string, Span> {
  const spans = new Map<string, Span>()
  for (const merge of merges) {
    const numbers = [...kept.keys()].filter((number) => number >= merge.top && number <= merge.bottom)
    const first = numbers[0]
    const right = Math.min(merge.right, width)
    if (first === undefined || merge.left > right) continue
    for (const number of numbers)
      for (let column = merge.left; column <= right; column += 1)
        spans.set(`${columnName(column)}${number}`, 'covered')
    const colSpan = right - merge.left + 1
    spans.set(`${columnName(merge.left)}${first}`, {
      ...(colSpan > 1 ? { colSpan } : {}),
      ...(numbers.length > 1 ? { rowSpan: numbers.length } : {}),
    })
  }
  return spans
}
