import { writeXlsx as workbook, writeXlsxStream, type CellStyle, type WriteSheet } from 'hucre/xlsx'
import { gridOf, type Cell, type CellValue, type Table } from './block.ts'
import type { Rows } from './write-csv.ts'

/** hucre stands behind these two functions and nowhere else in the product. */

export interface ColumnOut {
  title: string
  /** In characters of the default font; a Chinese character counts as two. */
  width?: number
  /** A spreadsheet's number format, such as `#,##0.00`. */
  format?: string
}

export interface SheetOptions {
  name: string
  columns: readonly ColumnOut[]
}

export interface SheetOut {
  name: string
  table: Pick<Table, 'rows'>
  /** How many rows and columns stay in sight, and how many rows are headings: none unless said. */
  frozen?: { rows?: number; columns?: number }
  headerRows?: number
  widths?: readonly number[]
}

const bold: CellStyle = {
  font: { bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

/**
 * One sheet from rows of any number, in chunks as they come and in constant memory: for exports. The titles are
 * the first row and stay in sight. A text is always written as a text, so nothing a user wrote can run.
 */
export function writeXlsxRows(rows: Rows, sheet: SheetOptions): ReadableStream<Uint8Array> {
  const columns = sheet.columns.map(({ title, width, format }) => ({
    header: title,
    width: width ?? Math.max(10, title.length * 2 + 2),
    ...(format ? { numFmt: format } : {}),
  }))
  return writeXlsxStream(writable(rows), {
    name: sheetName(sheet.name, []),
    columns,
    freezePane: { rows: 1 },
  })
}

async function* writable(rows: Rows): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield row.map(cleaned)
}

/** A workbook of tables with spans and typed cells: for reports. Held in memory as a whole. */
export async function writeXlsx(sheets: readonly SheetOut[]): Promise<Uint8Array> {
  const names: string[] = []
  const made = sheets.map((sheet) => {
    const name = sheetName(sheet.name, names)
    names.push(name)
    return sheetOf(sheet, name)
  })
  return new Uint8Array(await workbook({ sheets: made }))
}

function sheetOf(sheet: SheetOut, name: string): WriteSheet {
  const grid = gridOf(sheet.table)
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  const merges: NonNullable<WriteSheet['merges']> = []
  const rows = grid.map((line, row) =>
    Array.from(line, (at, column): CellValue => {
      if (!at || at.row !== row || at.column !== column) return null
      const { cell } = at
      const value = cleaned(cell.value ?? cell.text)
      const style = row < (sheet.headerRows ?? 0) ? bold : styleOf(cell)
      if (style) cells.set(`${row},${column}`, { value, style })
      const [endRow, endCol] = [row + (cell.rowSpan ?? 1) - 1, column + (cell.colSpan ?? 1) - 1]
      if (endRow > row || endCol > column)
        merges.push({ startRow: row, startCol: column, endRow: Math.min(endRow, grid.length - 1), endCol })
      return value
    }),
  )
  return {
    name,
    rows,
    cells,
    merges,
    columns: (sheet.widths ?? []).map((width) => ({ width })),
    ...(sheet.frozen ? { freezePane: sheet.frozen } : {}),
  }
}

/** The number format by which the value shows as the cell's text does. */
function styleOf({ value, text }: Cell): CellStyle | undefined {
  if (value instanceof Date) return { numFmt: /:/.test(text) ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd' }
  if (typeof value !== 'number') return undefined
  const decimals = /\.(\d+)%?$/.exec(text)?.[1]?.length ?? 0
  const fraction = decimals ? `.${'0'.repeat(decimals)}` : ''
  if (text.endsWith('%')) return { numFmt: `0${fraction}%` }
  if (text.includes(',')) return { numFmt: `#,##0${fraction}` }
  return decimals ? { numFmt: `0${fraction}` } : undefined
}

/** XML 1.0 cannot say control characters; a cell holds at most 32,767 characters. */
function cleaned(value: CellValue): CellValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string') return value
  return value
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '')
    .slice(0, 32_767)
}

/** At most 31 characters, none of `[]:*?/\`, no apostrophe at the ends, none twice. */
function sheetName(wanted: string, taken: readonly string[]): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet'
  for (let i = 1; ; i += 1) {
    const ending = i === 1 ? '' : ` (${i})`
    const name = clean.slice(0, 31 - ending.length) + ending
    if (!taken.some((other) => other.toLowerCase() === name.toLowerCase())) return name
  }
}
