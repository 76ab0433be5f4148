import { refuse } from '../errors.ts'
import type { Block, Cell, Table } from './block.ts'
import { unpackedChunks, wholeOf } from './byte-stream.ts'
import { detectKind, type DocumentKind } from './detect.ts'
import { decodeText, detectEncoding, type Encoding } from './encoding.ts'
import { encrypted, kindUnknown, kindUnsupported, noText, tooMuchText } from './errors.ts'
import type { Limits } from './limits.ts'
import { measure } from './measure.ts'
import { pdfBlocks } from './pdf-blocks.ts'
import { readCsv } from './read-csv.ts'
import { docxBlocks } from './read-docx.ts'
import { htmlBlocks } from './read-html.ts'
import { readLines } from './read-lines.ts'
import { pdfPages } from './read-pdf.ts'
import { xlsxEvents, type SheetEvent } from './read-xlsx.ts'
import { sheetsOf } from './sheets.ts'
import { sheetTable } from './xlsx-table.ts'

/** What is known of a document beside its blocks. */
export interface DocumentFacts {
  kind: Exclude<DocumentKind, 'gz'>
  /** Of texts, HTML and CSV. */
  encoding?: Encoding
  /** How many characters an earlier conversion lost (U+FFFD in the text). */
  lost?: number
  /** Of a PDF. */
  pages?: number
}

export type DocumentBlocks = AsyncGenerator<Block, DocumentFacts>

/** Blocks of any readable file; the facts come when the blocks are through. */
export async function* documentBlocks(bytes: Uint8Array, name: string, limits: Limits): DocumentBlocks {
  const detected = detectKind(bytes, name)
  if (detected.kind === 'encrypted') return refuse(encrypted)
  if (detected.kind === 'unknown') return refuse(kindUnknown, { name })
  if (detected.kind === 'foreign') return refuse(kindUnsupported, detected)
  if (detected.kind === 'gz') return yield* packed(bytes, name, limits)
  return yield* readers[detected.kind](bytes, limits)
}

async function* packed(bytes: Uint8Array, name: string, limits: Limits): DocumentBlocks {
  const inner = await wholeOf(unpackedChunks(bytes, limits), limits)
  const bare = name.replace(/\.gz$/i, '')
  if (detectKind(inner, bare).kind === 'gz')
    return refuse(kindUnsupported, { found: 'GZ', instead: 'PDF, DOCX, XLSX' })
  return yield* documentBlocks(inner, bare, limits)
}

const readers: Record<DocumentFacts['kind'], (bytes: Uint8Array, limits: Limits) => DocumentBlocks> = {
  async *pdf(bytes, limits) {
    let pages = 0
    let hasText = false
    for await (const page of pdfPages(bytes, limits)) {
      pages += 1
      hasText ||= page.items.length > 0
      yield* pdfBlocks(page)
    }
    if (!hasText) refuse(noText)
    return { kind: 'pdf', pages }
  },

  async *docx(bytes, limits) {
    yield* docxBlocks(bytes, limits)
    return { kind: 'docx' }
  },

  async *xlsx(bytes, limits) {
    const events: SheetEvent[] = []
    for await (const event of xlsxEvents(bytes, limits)) events.push(event)
    for (const { name, rows, merges } of sheetsOf(events))
      if (rows.length) yield sheetTable(name, rows, merges)
    return { kind: 'xlsx' }
  },

  async *html(bytes, limits) {
    const { text, encoding, lost } = decodeText(bytes)
    yield* htmlBlocks(text, limits)
    return { kind: 'html', encoding, lost }
  },

  async *csv(bytes, limits) {
    const encoding = detectEncoding(bytes)
    const count = measure(limits)
    const rows: Cell[][] = []
    for await (const { line, fields } of readCsv(bytes, { encoding, limits })) {
      count.cells(fields.length)
      for (const field of fields) count.text(field.length)
      rows.push(fields.map((text) => ({ text, place: { line } })))
    }
    const table: Table = { kind: 'table', rows, place: { line: 1 } }
    yield table
    return { kind: 'csv', encoding }
  },

  ndjson: (bytes, limits) => plain('ndjson', bytes, limits),
  text: (bytes, limits) => plain('text', bytes, limits),
}

/** One paragraph per physical line; lines of spaces alone are left out, all others kept as they are. */
async function* plain(kind: 'text' | 'ndjson', bytes: Uint8Array, limits: Limits): DocumentBlocks {
  const encoding = detectEncoding(bytes)
  const count = measure(limits)
  const lines = readLines(bytes, { ...limits, recordBytes: limits.characters }, encoding, tooMuchText)
  let lost = 0
  for await (const { line, text } of lines) {
    if (text.trim() === '') continue
    const block: Block = { kind: 'paragraph', text, place: { line } }
    count.block(block)
    lost += text.split('\uFFFD').length - 1
    yield block
  }
  return { kind, encoding, lost }
}
