import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { readCsv, readNdjson, readXlsxRows, type SheetRow } from '#kernel/documents.ts'
import { Refused, refuse } from '#kernel/errors.ts'
import { columnMissing, rowBroken, sheetEmpty } from './errors.ts'
import type { Columns } from './read-value.ts'

/** One row of the table, or why it is none. Rows count from 1, the header left out. */
export interface SourceRow {
  row: number
  /** Where the row begins in the file. */
  line: number
  columns: Columns
  broken?: Refused
}

/**
 * The rows of a CSV (UTF-8, UTF-16, GB18030), NDJSON or XLSX, plain or gzipped; which it is, its content says.
 * A broken row is handed on as such and the next is read; where the file itself breaks off (a quote never
 * closed, a second encoding), the row it breaks in is the last. Refuses a table whose header lacks one of `needs`.
 */
export async function* readRows(file: string, needs: readonly string[] = []): AsyncGenerator<SourceRow> {
  const kind = await kindOf(file)
  const source = createReadStream(file, { highWaterMark: 1 << 18 })
  const rows =
    kind === 'ndjson'
      ? ndjsonRows(source)
      : kind === 'xlsx'
        ? sheetRows(source, needs)
        : csvRows(source, needs)
  let row = 0
  let line = 0
  try {
    for await (const found of rows) {
      row += 1
      line = found.line
      yield { row, ...found }
    }
  } catch (error) {
    if (!(error instanceof Refused) || row === 0) throw error
    yield { row: row + 1, line: Number(error.details.line ?? line + 1), columns: {}, broken: error }
  } finally {
    source.destroy()
  }
}

type Found = Omit<SourceRow, 'row'>

async function kindOf(file: string): Promise<'csv' | 'ndjson' | 'xlsx'> {
  const handle = await open(file)
  try {
    const head = Buffer.alloc(1 << 16)
    const { bytesRead } = await handle.read(head)
    const first = unpackedHead(head.subarray(0, bytesRead))
    if (first.startsWith('PK')) return 'xlsx'
    return /^\uFEFF?\s*\{/.test(first) ? 'ndjson' : 'csv'
  } finally {
    await handle.close()
  }
}

/** The first of a packed file is unpacked as far as it goes. */
function unpackedHead(head: Buffer): string {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return head.toString('utf8')
  try {
    return gunzipSync(head, { finishFlush: 2 }).subarray(0, 4096).toString('utf8')
  } catch {
    return ''
  }
}

async function* csvRows(source: AsyncIterable<Uint8Array>, needs: readonly string[]): AsyncGenerator<Found> {
  let header: string[] | undefined
  for await (const { line, fields } of readCsv(source)) {
    if (!header) header = headed(fields, needs)
    else if (fields.length !== header.length)
      yield broken(line, `${fields.length} / ${header.length}`, { fields })
    else yield { line, columns: columnsOf(header, fields) }
  }
  if (!header) refuse(sheetEmpty)
}

async function* ndjsonRows(source: AsyncIterable<Uint8Array>): AsyncGenerator<Found> {
  for await (const { line, value, wrong } of readNdjson(source, { keepWrong: true }))
    if (wrong !== undefined) yield broken(line, wrong, { text: value })
    else if (typeof value !== 'object' || value === null || Array.isArray(value))
      yield broken(line, 'no object', { value })
    else yield { line, columns: value as Columns }
}

async function* sheetRows(
  source: AsyncIterable<Uint8Array>,
  needs: readonly string[],
): AsyncGenerator<Found> {
  let header: string[] | undefined
  for await (const { number, cells } of readXlsxRows(source))
    if (!header)
      header = headed(
        cells.map(({ text }) => text),
        needs,
      )
    else yield { line: number, columns: columnsOf(header, cells.map(cellValue)) }
  if (!header) refuse(sheetEmpty)
}

/** The header's names; refuses a table that lacks a column it must have. */
function headed(names: readonly string[], needs: readonly string[]): string[] {
  const header = names.map((name) => name.trim())
  const missing = needs.filter((name) => !header.includes(name))
  if (missing.length > 0) refuse(columnMissing, { columns: missing.join(', ') })
  return header
}

/** A date of a sheet is a clock on a wall, without a zone. */
const cellValue = ({ value, text }: SheetRow['cells'][number]): unknown =>
  value instanceof Date ? value.toISOString().slice(0, 19) : typeof value === 'number' ? String(value) : text

const columnsOf = (header: readonly string[], values: readonly unknown[]): Columns =>
  Object.fromEntries(header.map((name, index) => [name, values[index] ?? '']))

const broken = (line: number, why: string, columns: Columns): Found => ({
  line,
  columns,
  broken: new Refused(rowBroken, { line, why }),
})
