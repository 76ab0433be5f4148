import { refuse } from '../errors.ts'
import type { Block, Cell } from './block.ts'
import { tooManyCells, tooMuchText } from './errors.ts'
import type { Limits } from './limits.ts'

/** Counts what a reader hands back and refuses when it passes the limits. */
export interface Measure {
  text(length: number): void
  cells(count: number): void
  block(block: Block): void
}

export function measure(limits: Limits): Measure {
  let characters = 0
  let pieces = 0
  const text = (length: number): void => {
    characters += length
    if (characters > limits.characters) refuse(tooMuchText, { limit: limits.characters })
  }
  const cells = (count: number): void => {
    pieces += count
    if (pieces > limits.cells) refuse(tooManyCells, { limit: limits.cells })
  }
  const block = (made: Block): void => {
    cells(1)
    if (made.kind !== 'table') return text(made.text.length)
    for (const row of made.rows) for (const cell of row) one(cell)
  }
  const one = (cell: Cell): void => {
    // A span costs what it covers, as whoever lays out the table pays for it.
    cells((cell.colSpan ?? 1) * (cell.rowSpan ?? 1))
    text(cell.text.length)
  }
  return { text, cells, block }
}
