/** x, y of the upper left corner, width, height, in points (1/72 inch) from the page's upper left corner. */
export type Box = readonly [x: number, y: number, width: number, height: number]

/** Where something stood in its file; only what the format knows is filled. All counts start at 1. */
export interface Place {
  /** The physical line of a text, or of an HTML source. */
  line?: number
  /** The paragraph or table of a DOCX, counted in order. */
  paragraph?: number
  page?: number
  box?: Box
  sheet?: string
  /** As a spreadsheet names it: `B7`. */
  cell?: string
}

export type CellValue = string | number | boolean | Date | null

/** One cell; a span counts the columns or rows it covers and is absent where it is 1. */
export interface Cell {
  /** As a reader sees it. */
  text: string
  /** What stands behind the text, where the format is typed. */
  value?: CellValue
  colSpan?: number
  rowSpan?: number
  place?: Place
}

export interface Heading {
  kind: 'heading'
  /** 1 is the highest, 9 the lowest. */
  level: number
  text: string
  place: Place
}

export interface Paragraph {
  kind: 'paragraph'
  text: string
  place: Place
}

/** Rows as in HTML: a place covered by another cell's span has no cell of its own. */
export interface Table {
  kind: 'table'
  rows: Cell[][]
  place: Place
}

/** What every readable document comes down to. */
export type Block = Heading | Paragraph | Table

/** A spanning cell as it fills the grid: at which row and column it begins, both from 0. */
export interface GridCell {
  cell: Cell
  row: number
  column: number
}

/**
 * The table as a rectangle: `grid[row][column]`, a spanning cell standing at every place it covers.
 * Spans that reach beyond the last row are cut there; places that nothing covers stay undefined.
 */
export function gridOf(table: Pick<Table, 'rows'>): (GridCell | undefined)[][] {
  const grid: (GridCell | undefined)[][] = table.rows.map(() => [])
  table.rows.forEach((cells, row) => {
    let column = 0
    for (const cell of cells) {
      while (grid[row]?.[column]) column += 1
      const lastRow = Math.min(row + (cell.rowSpan ?? 1), grid.length)
      const width = cell.colSpan ?? 1
      for (let r = row; r < lastRow; r += 1)
        for (let c = column; c < column + width; c += 1) {
          const line = grid[r]
          if (line) line[c] ??= { cell, row, column }
        }
      column += width
    }
  })
  return grid
}
