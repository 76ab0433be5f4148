/** One value in PostgreSQL's COPY text format: tab-separated, backslash-escaped, `\N` for null. */
export function copyValue(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (typeof value === 'string') return escaped(value)
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return escaped(arrayText(value))
  return escaped(JSON.stringify(value))
}

export const copyLine = (values: readonly unknown[]): string => `${values.map(copyValue).join('\t')}\n`

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string): string =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (one) => escapes[one]!) : text

const arrayText = (values: readonly string[]): string =>
  `{${values.map((one) => `"${one.replace(/["\\]/g, '\\$&')}"`).join(',')}}`

/** A JSON array that is a column's value, not a `text[]`. */
export const json = (value: unknown): string => JSON.stringify(value)
