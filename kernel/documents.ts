import type { Block } from './documents/block.ts'
import { wholeOf, type ByteSource } from './documents/byte-stream.ts'
import { noText } from './documents/errors.ts'
import { withDefaults, type Limits } from './documents/limits.ts'
import type { MarkOptions } from './documents/mark-pdf.ts'
import { pdfBlocks } from './documents/pdf-blocks.ts'
import type { DocumentFacts } from './documents/read-document.ts'
import type { PdfPage } from './documents/read-pdf.ts'
import { readApart, readWhole } from './documents/reader.ts'
import { sheetsOf, type Sheet } from './documents/sheets.ts'
import type { SheetRow } from './documents/xlsx-sheet.ts'
import { refuse } from './errors.ts'

/**
 * Documents in and out. What strangers send is read in a process of its own, within limits; each refusal is in
 * `documents/errors.ts`. What goes out is written from blocks, rows or a Typst template.
 */

export { gridOf } from './documents/block.ts'
export type {
  Block,
  Box,
  Cell,
  CellValue,
  GridCell,
  Heading,
  Paragraph,
  Place,
  Table,
} from './documents/block.ts'
export type { ByteSource } from './documents/byte-stream.ts'
export { detectKind, type Detected, type DocumentKind } from './documents/detect.ts'
export { decodeText, type DecodedText, type Encoding } from './documents/encoding.ts'
export { defaultLimits, type Limits } from './documents/limits.ts'
export type { PdfMark } from './documents/mark-pdf.ts'
export type { LaidTable, Line, NewPage, Picture, WrittenBlock } from './documents/page-parts.ts'
export type { PdfCell, PdfItem, PdfLine } from './documents/pdf-lines.ts'
export { readCsv, type CsvOptions, type CsvRecord } from './documents/read-csv.ts'
export type { DocumentFacts } from './documents/read-document.ts'
export { readNdjson, type NdjsonRecord } from './documents/read-ndjson.ts'
export type { PdfPage } from './documents/read-pdf.ts'
export { sheetTable } from './documents/xlsx-table.ts'
export type { Sheet } from './documents/sheets.ts'
export type { Merge, SheetCell, SheetRow } from './documents/xlsx-sheet.ts'
export { writeCsv, type CsvWriteOptions } from './documents/write-csv.ts'
export { writeDocx, type DocxOptions } from './documents/write-docx.ts'
export { writeHtml, type HtmlOptions } from './documents/write-html.ts'
export { writeXlsx, writeXlsxRows, type SheetOptions, type SheetOut } from './documents/write-xlsx.ts'
export { renderPdf, type PdfOptions } from './documents/render-pdf.ts'

export interface ReadDocument extends DocumentFacts {
  blocks: Block[]
}

/** Any readable file as blocks; what it is is found out from its content, its name only tells text from CSV. */
export async function readDocument(
  bytes: Uint8Array,
  name: string,
  limits?: Partial<Limits>,
): Promise<ReadDocument> {
  const { items, facts } = await readWhole('document', bytes, { name }, withDefaults(limits))
  return { ...facts, blocks: items }
}

/** The pages of a PDF with every piece of text in its place, lines, and ruled tables. */
export const readPdf = async (bytes: Uint8Array, limits?: Partial<Limits>): Promise<PdfPage[]> =>
  (await readWhole('pdf', bytes, {}, withDefaults(limits))).items

/** A PDF as blocks together with its pages, so that what was read can be shown where it stands. */
export async function readPdfInPlace(
  bytes: Uint8Array,
  limits?: Partial<Limits>,
): Promise<{ blocks: Block[]; pages: PdfPage[] }> {
  const pages = await readPdf(bytes, limits)
  if (pages.every(({ items }) => items.length === 0)) refuse(noText)
  return { blocks: pages.flatMap(pdfBlocks), pages }
}

/** The PDF with marks and notes appended; all that was in it stands unchanged before them. */
export async function markPdf(
  bytes: Uint8Array,
  options: MarkOptions,
  limits?: Partial<Limits>,
): Promise<Uint8Array> {
  const { items } = await readWhole('mark', bytes, options, withDefaults(limits))
  return items[0] ?? bytes
}

/** Headings, paragraphs and tables of a DOCX. */
export const readDocx = async (bytes: Uint8Array, limits?: Partial<Limits>): Promise<Block[]> =>
  (await readWhole('docx', bytes, {}, withDefaults(limits))).items

/** Headings, paragraphs and tables of a page; bytes are decoded by their own signs. */
export const readHtml = async (page: string | Uint8Array, limits?: Partial<Limits>): Promise<Block[]> => {
  const bytes = typeof page === 'string' ? new TextEncoder().encode(page) : page
  return (await readWhole('html', bytes, {}, withDefaults(limits))).items
}

/** All sheets of a workbook, hidden ones too: typed cells beside the text that the sheet shows. */
export async function readXlsx(bytes: Uint8Array, limits?: Partial<Limits>): Promise<Sheet[]> {
  const { items } = await readWhole('xlsx', bytes, {}, withDefaults(limits))
  return sheetsOf(items)
}

/**
 * The rows of one sheet, the first unless named, as they are read: for imports of any length. The reader waits
 * while the caller works; the limit on cells counts for the sheet as a whole.
 */
export async function* readXlsxRows(
  source: ByteSource,
  options: { sheet?: string; limits?: Partial<Limits> } = {},
): AsyncGenerator<SheetRow> {
  const limits = withDefaults({ cells: 20_000_000, characters: 1_000_000_000, ...options.limits })
  let sheets = 0
  for await (const portion of readApart('xlsx', await wholeOf(source, limits), options, limits))
    for (const event of portion) {
      if (event.is === 'sheet') sheets += 1
      if (sheets > 1) return
      if (event.is === 'row') yield event.row
    }
}
