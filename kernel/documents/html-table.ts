import type { Block, Cell, Table } from './block.ts'

interface OpenCell {
  colSpan: number
  rowSpan: number
  line: number
  blocks: Block[]
}

export interface OpenHtmlTable {
  open(name: string, attributes: Record<string, string>, line: number): void
  /** Puts a finished block into the cell that is open; between cells nothing is shown. */
  add(block: Block): void
  /** One table; or, where it only arranged other tables on the page, what its cells held. */
  blocks(): Block[]
}

/** Rows and cells begin where their tags begin, whether or not the former ones were closed. */
export function htmlTable(line: number): OpenHtmlTable {
  const rows: OpenCell[][] = []

  const open: OpenHtmlTable['open'] = (name, attributes, at) => {
    if (name === 'tr') rows.push([])
    if (name !== 'td' && name !== 'th') return
    if (rows.length === 0) rows.push([])
    const colSpan = span(attributes['colspan'])
    rows.at(-1)?.push({ colSpan, rowSpan: span(attributes['rowspan']), line: at, blocks: [] })
  }

  const add = (block: Block): void => void rows.at(-1)?.at(-1)?.blocks.push(block)

  const blocks = (): Block[] => {
    const held = rows.flat().flatMap((cell) => cell.blocks)
    if (held.some((block) => block.kind === 'table')) return held
    const filled = rows.filter((row) => row.length > 0)
    const table: Table = {
      kind: 'table',
      rows: filled.map((row, i) => row.map((cell) => closed(cell, filled.length - i))),
      place: { line },
    }
    return filled.length ? [table] : []
  }
  return { open, add, blocks }
}

function closed(cell: OpenCell, rowsLeft: number): Cell {
  const text = cell.blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.text])).join('\n')
  const rowSpan = Math.min(cell.rowSpan, rowsLeft)
  return {
    text,
    ...(cell.colSpan > 1 ? { colSpan: cell.colSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
    place: { line: cell.line },
  }
}

/** HTML allows a thousand columns in a span; nonsense counts as one. */
const span = (said: string | undefined): number =>
  Math.min(Math.max(Number.parseInt(said ?? '1', 10) || 1, 1), 1000)
