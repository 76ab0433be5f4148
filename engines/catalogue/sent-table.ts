import { readCsv, readXlsxRows } from '#kernel/documents.ts'
import { refuse } from '#kernel/errors.ts'
import { tableEmpty, tableTooLong } from './errors.ts'
import type { Row } from './read-standards-table.ts'

export const mostTableRows = 20_000

/**
 * The columns and rows of a table as it was sent: CSV (UTF-8, UTF-16, GB18030) or the first sheet of an XLSX; its
 * content says which. Cells of merged rows that a sheet leaves empty stay empty. Refuses a table without rows.
 */
export async function readSentTable(bytes: Uint8Array): Promise<{ columns: string[]; rows: Row[] }> {
  const [head, ...cells] = await linesOf(bytes)
  const columns = (head ?? []).map((name) => name.trim())
  const rows = cells
    .filter((line) => line.some((cell) => cell.trim() !== ''))
    .map((line) => Object.fromEntries(columns.map((name, at) => [name, line[at] ?? ''])))
  if (rows.length === 0) refuse(tableEmpty)
  return { columns: columns.filter((name) => name !== ''), rows }
}

async function linesOf(bytes: Uint8Array): Promise<string[][]> {
  const lines: string[][] = []
  for await (const line of isZip(bytes) ? sheetLines(bytes) : csvLines(bytes)) {
    lines.push(line)
    if (lines.length > mostTableRows + 1) refuse(tableTooLong, { most: mostTableRows })
  }
  return lines
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

async function* csvLines(bytes: Uint8Array): AsyncGenerator<string[]> {
  for await (const { fields } of readCsv(bytes)) yield fields
}

async function* sheetLines(bytes: Uint8Array): AsyncGenerator<string[]> {
  for await (const { cells } of readXlsxRows(bytes)) yield cells.map(({ value }) => String(value ?? ''))
}
