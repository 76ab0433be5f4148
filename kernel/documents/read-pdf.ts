import path from 'node:path'
import { refuse } from '../errors.ts'
import { damaged, encrypted, tooManyPages } from './errors.ts'
import type { Limits } from './limits.ts'
import { measure } from './measure.ts'
import { linesOf, rounded, type PdfItem, type PdfLine } from './pdf-lines.ts'
import { rulesOf, times, type Matrix } from './pdf-rules.ts'
import { ruledTables, type PdfTable } from './pdf-tables.ts'

/** A page with its text in place; all measures in points from the upper left corner. */
export interface PdfPage {
  /** From 1. */
  number: number
  width: number
  height: number
  items: PdfItem[]
  /** What does not stand in a table, from top to bottom. */
  lines: PdfLine[]
  /** Tables drawn with ruled lines. */
  tables: Omit<PdfTable, 'items'>[]
}

/** Maps from Chinese fonts' codes to Unicode, for files that embed neither; see cmaps/LICENSE. */
const CMAPS = path.join(import.meta.dirname, 'cmaps', path.sep)

/** Pages one by one. A file that opens without a password is read, whatever its owner restricted. */
export async function* pdfPages(bytes: Uint8Array, limits: Limits): AsyncGenerator<PdfPage> {
  const { getResolvedPDFJS } = await import('unpdf')
  const { OPS } = await getResolvedPDFJS()
  const count = measure(limits)
  const pdf = await openPdf(bytes, limits)
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number).catch(refuseUnreadable)
    const view = page.getViewport({ scale: 1 })
    const matrix = asMatrix(view.transform)
    const content = await page.getTextContent().catch(refuseUnreadable)
    const items = content.items.flatMap((item) => ('str' in item ? placed(item, matrix) : []))
    count.cells(items.length)
    for (const item of items) count.text(item.text.length)
    const rules = rulesOf(await page.getOperatorList().catch(refuseUnreadable), OPS, matrix)
    page.cleanup()
    yield pageOf({ number, width: rounded(view.width), height: rounded(view.height), items }, rules)
  }
}

/** Opens a PDF that needs no password and has no more pages than allowed. */
export async function openPdf(bytes: Uint8Array, limits: Limits) {
  const { getDocumentProxy } = await import('unpdf')
  const pdf = await getDocumentProxy(bytes, {
    cMapUrl: CMAPS,
    cMapPacked: true,
    useSystemFonts: false,
    disableFontFace: true,
    // Pictures are never decoded: only text and ruled lines are wanted.
    maxImageSize: 1,
    verbosity: 0,
  }).catch(refuseUnreadable)
  if (pdf.numPages > limits.pages) refuse(tooManyPages, { pages: pdf.numPages, limit: limits.pages })
  return pdf
}

function pageOf(
  page: Pick<PdfPage, 'number' | 'width' | 'height' | 'items'>,
  rules: ReturnType<typeof rulesOf>,
): PdfPage {
  const tables = ruledTables(rules, page.items, page.number)
  const held = new Set(tables.flatMap((table) => [...table.items]))
  const lines = linesOf(page.items.filter((item) => !held.has(item)))
  return { ...page, lines, tables: tables.map(({ rows, box }) => ({ rows, box })) }
}

/** What the parser threw, as the refusal that a person can act upon. */
export function refuseUnreadable(thrown: unknown): never {
  const name = thrown instanceof Error ? thrown.name : ''
  if (name === 'PasswordException') refuse(encrypted)
  return refuse(damaged, { format: 'PDF', why: String(thrown) })
}

/** The box of a piece of text: glyphs rise about 0.88 of their size above the baseline. */
function placed(item: { str: string; transform: unknown[]; width: number }, view: Matrix): PdfItem[] {
  if (item.str.trim() === '') return []
  const [a, b, c, d, e, f] = times(view, asMatrix(item.transform))
  const size = Math.hypot(c, d) || Math.hypot(a, b)
  const along = unit(a, b)
  const up = unit(c, d)
  const xs = [0, item.width].flatMap((w) => [-0.12, 0.88].map((h) => e + along[0] * w + up[0] * h * size))
  const ys = [0, item.width].flatMap((w) => [-0.12, 0.88].map((h) => f + along[1] * w + up[1] * h * size))
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return [
    {
      text: shown(item.str),
      x: rounded(x),
      y: rounded(y),
      width: rounded(Math.max(...xs) - x),
      height: rounded(Math.max(...ys) - y),
    },
  ]
}

/**
 * Typesetters part Chinese from Latin by a quarter of an em, which is taken for a space; a glyph without a
 * character comes as a control sign.
 */
const shown = (text: string): string =>
  text
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[!-~])|(?<=[!-~]) (?=[\u3000-\u9fff\uff00-\uffef])/g, '')
    .replace(/\p{Cc}/gu, '\uFFFD')

function unit(x: number, y: number): readonly [number, number] {
  const length = Math.hypot(x, y) || 1
  return [x / length, y / length]
}

function asMatrix(said: readonly unknown[]): Matrix {
  const [a, b, c, d, e, f] = said.map(Number)
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0]
}
