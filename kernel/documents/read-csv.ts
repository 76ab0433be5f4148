import { refuse } from '../errors.ts'
import { unpackedChunks, type ByteSource } from './byte-stream.ts'
import { decodeChunks, type Encoding } from './encoding.ts'
import { quoteUnclosed, recordTooLong } from './errors.ts'
import { withDefaults, type Limits } from './limits.ts'

export interface CsvRecord {
  /** Where the record begins, from 1; a quoted field may hold line ends. */
  line: number
  fields: string[]
}

export interface CsvOptions {
  /** Found out from the text where it is not said. */
  encoding?: Encoding
  /** Found out from the first line where it is not said: comma, tab, semicolon or bar. */
  delimiter?: string
  limits?: Partial<Limits>
}

/**
 * Records of a CSV by RFC 4180, plain or gzipped, one at a time in constant memory. Blank lines are skipped,
 * lines end as they like, records may differ in length; a quote inside an unquoted field is a sign like others.
 */
export async function* readCsv(source: ByteSource, options: CsvOptions = {}): AsyncGenerator<CsvRecord> {
  const limits = withDefaults(options.limits)
  let reader: CsvReader | undefined
  let begun = ''
  for await (const text of decodeChunks(unpackedChunks(source, limits), options.encoding)) {
    begun += text
    if (!reader && !/[\r\n]/.test(begun) && begun.length < limits.recordBytes) continue
    reader ??= csvReader(options.delimiter ?? delimiterOf(begun), limits.recordBytes)
    // One by one: `yield*` would pass each record through several more promises.
    for (const record of reader(begun, false)) yield record
    begun = ''
  }
  reader ??= csvReader(options.delimiter ?? delimiterOf(begun), limits.recordBytes)
  for (const record of reader(begun, true)) yield record
}

type CsvReader = (text: string, isLast: boolean) => CsvRecord[]

/** The sign that stands most often in the first line, outside of quotes. */
function delimiterOf(text: string): string {
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = [',', '\t', ';', '|'].map((sign) => ({ sign, count: line.split(sign).length }))
  return counts.reduce((best, other) => (other.count > best.count ? other : best)).sign
}

function csvReader(delimiter: string, mostBytes: number): CsvReader {
  let rest = ''
  let line = 1
  return (text, isLast) => {
    const source = rest + text
    const records: CsvRecord[] = []
    let at = 0
    while (at < source.length) {
      const record = recordAt(source, at, delimiter, isLast)
      if (record === 'unclosed') refuse(quoteUnclosed, { line })
      if (record === 'unfinished') break
      if (record.end - at > mostBytes) refuse(recordTooLong, { line, limit: mostBytes })
      const isBlank = record.fields.length === 1 && record.fields[0] === ''
      if (!isBlank) records.push({ line, fields: record.fields })
      line += record.lineEnds
      at = record.end
    }
    rest = source.slice(at)
    if (rest.length > mostBytes) refuse(recordTooLong, { line, limit: mostBytes })
    return records
  }
}

interface Found {
  fields: string[]
  end: number
  lineEnds: number
}

/** One record; unfinished where the source ends before what would end the record may still come. */
function recordAt(
  source: string,
  start: number,
  delimiter: string,
  isLast: boolean,
): Found | 'unfinished' | 'unclosed' {
  const fields: string[] = []
  let lineEnds = 0
  let at = start
  for (;;) {
    let field = ''
    if (source[at] === '"') {
      const close = closingQuote(source, at + 1)
      if (close < 0) return isLast ? 'unclosed' : 'unfinished'
      if (close === source.length - 1 && !isLast) return 'unfinished'
      field = source.slice(at + 1, close).replaceAll('""', '"')
      lineEnds += countOf('\n', field)
      at = close + 1
    }
    const end = fieldEnd(source, at, delimiter)
    fields.push(field + source.slice(at, end))
    const sign = source[end]
    if (sign === delimiter) at = end + 1
    else if (sign === undefined) return isLast ? { fields, end, lineEnds } : 'unfinished'
    else if (sign === '\r' && end + 1 === source.length && !isLast) return 'unfinished'
    else return { fields, end: end + (source.startsWith('\r\n', end) ? 2 : 1), lineEnds: lineEnds + 1 }
  }
}

function closingQuote(source: string, from: number): number {
  let at = source.indexOf('"', from)
  while (at >= 0 && source[at + 1] === '"') at = source.indexOf('"', at + 2)
  return at
}

function fieldEnd(source: string, from: number, delimiter: string): number {
  const sign = delimiter.charCodeAt(0)
  let at = from
  for (; at < source.length; at += 1) {
    const c = source.charCodeAt(at)
    if (c === sign || c === 10 || c === 13) break
  }
  return at
}

const countOf = (sign: string, text: string): number =>
  text.includes(sign) ? text.split(sign).length - 1 : 0
