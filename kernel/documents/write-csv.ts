import type { CellValue } from './block.ts'

export interface CsvWriteOptions {
  /** A mark before UTF-8 without which Excel takes Chinese for GBK; on unless switched off. */
  byteOrderMark?: boolean
  delimiter?: string
}

export type Rows = Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>

const CHUNK = 1 << 16

/**
 * Rows as CSV by RFC 4180 in UTF-8, in chunks as they come. A text that a spreadsheet would run as a formula
 * gets an apostrophe before it; numbers, even negative ones, stay as they are.
 */
export async function* writeCsv(rows: Rows, options: CsvWriteOptions = {}): AsyncGenerator<Uint8Array> {
  const delimiter = options.delimiter ?? ','
  const encoder = new TextEncoder()
  let text = options.byteOrderMark === false ? '' : '\uFEFF'
  for await (const row of rows) {
    text += `${row.map((value) => quoted(harmless(value), delimiter)).join(delimiter)}\r\n`
    if (text.length < CHUNK) continue
    yield encoder.encode(text)
    text = ''
  }
  yield encoder.encode(text)
}

/** The signs by which spreadsheets know a formula, and those they skip before one (OWASP, CSV Injection). */
const formula = /^[\t\r]|^\s*[=+\-@|%]/
const plainNumber = /^[-+]?\d[\d,]*(?:\.\d+)?%?$/

function harmless(value: CellValue): string {
  const text = asText(value)
  return typeof value === 'string' && formula.test(text) && !plainNumber.test(text) ? `'${text}` : text
}

/** A date is its wall clock read as UTC; at midnight it is a day. */
export function asText(value: CellValue): string {
  if (value === null) return ''
  if (!(value instanceof Date)) return String(value)
  return value
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ')
    .replace(/ 00:00:00$/, '')
}

const quoted = (text: string, delimiter: string): string =>
  text.includes('"') || text.includes(delimiter) || /[\r\n]|^\s|\s$/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text
