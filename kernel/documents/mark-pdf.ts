import type { Box } from './block.ts'
import { strokesOf, widthOfNumber } from './drawn-number.ts'
import type { Limits } from './limits.ts'
import { greatest, least } from './pdf-lines.ts'
import { openPdf, refuseUnreadable } from './read-pdf.ts'

/** A coloured mark upon a page: the boxes it covers, a number beside the first of them, a note that opens on it. */
export interface PdfMark {
  /** From 1. */
  page: number
  boxes: readonly Box[]
  /** Red, green, blue, 0 to 255. */
  color: readonly [number, number, number]
  number: number
  note: string
}

export interface MarkOptions {
  marks: readonly PdfMark[]
  /** Who is named as the writer of the notes. */
  author: string
  /** In milliseconds since 1970. */
  at: number
}

/** PDF.js' own numbers of the annotations it can write. */
const HIGHLIGHT = 9
const INK = 15
const NUMBER_HEIGHT = 6
const NUMBER_LINE = 0.7
const NOTE = [230, 130] as const

type Pdf = Awaited<ReturnType<typeof openPdf>>
type Page = Awaited<ReturnType<Pdf['getPage']>>

/**
 * The file with marks, as an incremental update (ISO 32000-1, 7.5.6): what was there stands unchanged before it,
 * so that a signature still covers it. Each mark is a Highlight with its note (12.5.6.10) and its number as
 * Ink (12.5.6.13), which needs no font. Refuses what cannot be read, and a file whose marks could not be read back.
 */
export async function* markedPdf(
  bytes: Uint8Array,
  { marks, author, at }: MarkOptions,
  limits: Limits,
): AsyncGenerator<Uint8Array, undefined> {
  const pdf = await openPdf(bytes.slice(), limits)
  const date = new Date(at)
  let last = 0
  const add = (annotation: object): void => {
    const known = { rotation: 0, user: author, date }
    pdf.annotationStorage.setValue(`pdfjs_internal_editor_${last}`, { ...known, ...annotation })
    last += 1
  }
  for (const [number, own] of Map.groupBy(marks, ({ page }) => page)) {
    const page = await pdf.getPage(number).catch(refuseUnreadable)
    for (const mark of own) for (const annotation of annotationsOf(mark, page)) add(annotation)
  }
  const written = last === 0 ? bytes : await pdf.saveDocument().catch(refuseUnreadable)
  if (last > 0) await readBack(written, pdf, marks, limits)
  yield written
  return undefined
}

function annotationsOf({ page: counted, boxes, color, number, note }: PdfMark, page: Page): object[] {
  const view = page.getViewport({ scale: 1 })
  const point = (x: number, y: number): number[] => view.convertToPdfPoint(x, y).map(Number)
  const rectOf = ([x, y, width, height]: Box): number[] =>
    around([point(x, y), point(x + width, y + height)].map(([a = 0, b = 0]) => [a, b, a, b]))
  const rects = boxes.map(rectOf)
  const [x, y, width] = boxes[0]!
  const wide = widthOfNumber(number, NUMBER_HEIGHT)
  const beside = x + width + wide + 2 < view.width ? x + width + 1 : x - wide - 1
  const top = Math.max(1, y - NUMBER_HEIGHT * 0.6)
  const strokes = strokesOf(number, [beside, top], NUMBER_HEIGHT).map((stroke) =>
    stroke.flatMap((_, n) => (n % 2 === 0 ? point(stroke[n] ?? 0, stroke[n + 1] ?? 0) : [])),
  )
  const left = Math.max(0, Math.min(x + width + 12, view.width - NOTE[0]))
  const pageIndex = counted - 1
  return [
    {
      ...{ annotationType: HIGHLIGHT, pageIndex, color, opacity: 0.45, rect: around(rects) },
      quadPoints: rects.flatMap(([l, b, r, t]) => [l, t, r, t, l, b, r, b]),
      outlines: rects.map(([l, b, r, t]) => [l, b, r, b, r, t, l, t]),
      popup: { contents: note, rect: rectOf([left, Math.max(0, y - NOTE[1]), ...NOTE]) },
    },
    {
      ...{ annotationType: INK, pageIndex, opacity: 1, thickness: NUMBER_LINE },
      color: color.map((one) => Math.round(one * 0.7)),
      rect: rectOf([beside - 1, top - 1, wide + 2, NUMBER_HEIGHT + 2]),
      paths: { lines: strokes.map(asLines), points: strokes },
    },
  ]
}

/** A line as PDF.js keeps it: four empty places for a curve's control points before each point. */
const asLines = (stroke: readonly number[]): number[] =>
  stroke.flatMap((x, n) => (n % 2 === 0 ? [NaN, NaN, NaN, NaN, x, stroke[n + 1] ?? 0] : []))

const around = (rects: readonly number[][]): number[] =>
  [least, least, greatest, greatest].map((most, n) => most(rects.map((rect) => rect[n] ?? 0)))

/**
 * What is appended to a file whose directory is broken may not be found again, and the rest not either: each marked
 * page must show its marks and say what it said before.
 */
async function readBack(
  written: Uint8Array,
  before: Pdf,
  marks: readonly PdfMark[],
  limits: Limits,
): Promise<void> {
  const after = await openPdf(written.slice(), limits)
  for (const [number, own] of Map.groupBy(marks, ({ page }) => page)) {
    const [was, is] = [await before.getPage(number), await after.getPage(number).catch(refuseUnreadable)]
    const found = await is.getAnnotations().catch(refuseUnreadable)
    if (found.length < own.length * 2) refuseUnreadable('the marks are not found again')
    if ((await textOf(was)) !== (await textOf(is))) refuseUnreadable('the text is not found again')
  }
}

async function textOf(page: Page): Promise<string> {
  const { items } = await page.getTextContent().catch(refuseUnreadable)
  return items.map((item) => ('str' in item ? item.str : '')).join(' ')
}
