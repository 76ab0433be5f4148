import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** What goes into a table: its columns as SQL names them, and the rows with their values in that order. */
export interface Copied {
  table: string
  columns: string
  rows: Iterable<readonly unknown[]>
}

/**
 * Copies rows into a table, inside the transaction that `client` has open with its district set. `client` must
 * not be pipelined. COPY does not write where row-level security rules; an insert from a passing table does.
 */
export async function copyIn(client: pg.ClientBase, { table, columns, rows }: Copied): Promise<void> {
  await client.query(`create temporary table arriving (like ${table} including defaults) on commit drop`)
  await pipeline(
    Readable.from(linesOf(rows)),
    client.query(copyFrom(`copy arriving (${columns}) from stdin`)),
  )
  await client.query(`insert into ${table} (${columns}) select ${columns} from arriving`)
  await client.query('drop table arriving')
}

/** One transaction of a district for `copyIn`; a throw rolls everything back. */
export async function copyingIn(
  client: pg.ClientBase,
  district: number,
  work: () => Promise<void>,
): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`select set_config('huying.district', $1, true)`, [String(district)])
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

const chunk = 1 << 16

function* linesOf(rows: Copied['rows']): Generator<string> {
  let text = ''
  for (const row of rows) {
    text += copyLine(row)
    if (text.length < chunk) continue
    yield text
    text = ''
  }
  if (text) yield text
}

/** One value in PostgreSQL's COPY text format: tab-separated, backslash-escaped, `\N` for null. */
function copyValue(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (typeof value === 'string') return escaped(value)
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return escaped(arrayText(value))
  return escaped(JSON.stringify(value))
}

const copyLine = (values: readonly unknown[]): string => `${values.map(copyValue).join('\t')}\n`

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string): string =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (one) => escapes[one]!) : text

const arrayText = (values: readonly string[]): string =>
  `{${values.map((one) => `"${one.replace(/["\\]/g, '\\$&')}"`).join(',')}}`

/** A JSON array that is a column's value, not a `text[]`. */
export const json = (value: unknown): string => JSON.stringify(value)
