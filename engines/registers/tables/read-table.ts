import { readCsv, readXlsxRows } from '#kernel/documents.ts'
import { refuse } from '#kernel/errors.ts'
import { tableEmpty, tableTooLong } from './errors.ts'
import type { Said } from './read-value.ts'

export interface TableRow {
  /** As the file numbers it, the head counted in. */
  line: number
  cells: readonly Said[]
}

export interface ReadTable {
  head: string[]
  rows: TableRow[]
}

const mostRows = 20_000

/**
 * The head and the rows of a CSV (UTF-8, UTF-16, GB18030) or of the first sheet of an XLSX; its content says
 * which it is. Refuses a table without rows, and one of more than 20,000.
 */
export async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  const [head, ...rows] = await rowsOf(bytes)
  if (!head || rows.length === 0) return refuse(tableEmpty)
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''))
  return { head: head.cells.map((cell) => String(cell ?? '').trim()), rows: filled }
}

async function rowsOf(bytes: Uint8Array): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of isZip(bytes) ? sheetRows(bytes) : csvRows(bytes)) {
    rows.push(row)
    if (rows.length > mostRows + 1) refuse(tableTooLong, { most: mostRows })
  }
  return rows
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

async function* csvRows(bytes: Uint8Array): AsyncGenerator<TableRow> {
  for await (const { line, fields } of readCsv(bytes)) yield { line, cells: fields }
}

async function* sheetRows(bytes: Uint8Array): AsyncGenerator<TableRow> {
  for await (const { number, cells } of readXlsxRows(bytes))
    yield { line: number, cells: cells.map(({ value }) => value) }
}
