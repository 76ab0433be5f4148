import type { Cell } from './block.ts'

interface OpenCell {
  text: string
  width: number
  /** `continue` cells lie under the cell that a `restart` began in the same column. */
  vertical: 'restart' | 'continue' | undefined
  /** The older way to merge along a row. */
  horizontal: 'restart' | 'continue' | undefined
}

export interface OpenTable {
  kind: 'table'
  /** The cell that text goes to now. */
  cell: OpenCell | undefined
  property(name: string, value: string): void
  close(name: string): void
  rows(): Cell[][]
}

/** Word tells merged cells as chains of cells; this turns them into spans. ECMA-376 part 1, 17.4.17, 17.4.84. */
export function docxTable(): OpenTable {
  const rows: OpenCell[][] = []
  const table: OpenTable = { kind: 'table', cell: undefined, property, close, rows: () => withSpans(rows) }

  function property(name: string, value: string): void {
    const row = rows.at(-1)
    if (name === 'w:tr') rows.push([])
    else if (name === 'w:gridBefore' && Number(value) > 0) row?.push(emptyCell(Number(value)))
    else if (name === 'w:tc') row?.push((table.cell = emptyCell(1)))
    else if (!table.cell) return
    else if (name === 'w:gridSpan') table.cell.width = clamped(value)
    else if (name === 'w:vMerge') table.cell.vertical = value === 'restart' ? 'restart' : 'continue'
    else if (name === 'w:hMerge') table.cell.horizontal = value === 'restart' ? 'restart' : 'continue'
  }

  function close(name: string): void {
    if (name === 'w:tc') table.cell = undefined
  }

  return table
}

const emptyCell = (width: number): OpenCell => ({
  text: '',
  width: clamped(String(width)),
  vertical: undefined,
  horizontal: undefined,
})

/** Word allows 63 columns; a larger number is a mistake or an attack. */
const clamped = (value: string): number => Math.min(Math.max(Number.parseInt(value, 10) || 1, 1), 63)

function withSpans(rows: OpenCell[][]): Cell[][] {
  /** By column: the cell that a vertical merge is growing. */
  const growing = new Map<number, Cell>()
  const made = rows.map((row) => {
    const cells: Cell[] = []
    let column = 0
    for (const open of row) {
      const above = growing.get(column)
      const before = cells.at(-1)
      if (open.horizontal === 'continue' && before) before.colSpan = (before.colSpan ?? 1) + open.width
      else if (open.vertical === 'continue' && above) above.rowSpan = (above.rowSpan ?? 1) + 1
      else {
        const cell: Cell = { text: open.text, ...(open.width > 1 ? { colSpan: open.width } : {}) }
        cells.push(cell)
        growing.delete(column)
        if (open.vertical === 'restart') growing.set(column, cell)
      }
      column += open.width
    }
    return cells
  })
  return made
}
