import type { Box, PdfItem } from '#kernel/documents.ts'

/** One character as the page draws it; characters of one piece share its width by their kind. */
export interface Glyph {
  sign: string
  x: number
  y: number
  width: number
  height: number
}

const middle = ({ y, height }: { y: number; height: number }): number => y + height / 2

/** Everything drawn within the box, in the order of reading, spaces left out. */
export function glyphsIn(items: readonly PdfItem[], box: Box): Glyph[] {
  const [x, y, width, height] = box
  const own = items.filter((item) => {
    const [across, down] = [item.x + item.width / 2, middle(item)]
    return across >= x - 1 && across <= x + width + 1 && down >= y - 1 && down <= y + height + 1
  })
  return inRows(own).flatMap((row) => row.filter(isNoShadow).flatMap(glyphsOf))
}

/** Pieces whose middles lie on one height are a row, read from left to right. */
function inRows(items: readonly PdfItem[]): PdfItem[][] {
  const rows: PdfItem[][] = []
  for (const item of items.toSorted((a, b) => middle(a) - middle(b))) {
    const lead = rows.at(-1)?.[0]
    if (lead && Math.abs(middle(item) - middle(lead)) <= 0.4 * item.height) rows.at(-1)!.push(item)
    else rows.push([item])
  }
  return rows.map((row) => row.toSorted((a, b) => a.x - b.x))
}

/** Bold printed as the same text twice, a hair apart, counts once. */
const isNoShadow = (item: PdfItem, n: number, row: readonly PdfItem[]): boolean => {
  const before = row[n - 1]
  return !(before?.text === item.text && item.x - before.x < 0.2 * item.height)
}

/** Chinese signs take a whole em, figures and Latin letters about half of one. */
const weight = (sign: string): number => (/[\u2e80-\uffef—…“”‘’]/.test(sign) ? 1 : 0.5)

function glyphsOf({ text, x, y, width, height }: PdfItem): Glyph[] {
  const signs = text.split('')
  const all = signs.reduce((sum, sign) => sum + weight(sign), 0)
  let at = x
  return signs.flatMap((sign) => {
    const own = (width * weight(sign)) / all
    const glyph = { sign, x: at, y, width: own, height }
    at += own
    return /\s/.test(sign) ? [] : [glyph]
  })
}

/** Boxes around glyphs that follow each other: one for each row that they stand on. */
export function boxesAround(glyphs: readonly Glyph[]): Box[] {
  const rows: Glyph[][] = []
  for (const glyph of glyphs) {
    const last = rows.at(-1)?.at(-1)
    if (last && Math.abs(middle(glyph) - middle(last)) <= 0.5 * last.height && glyph.x >= last.x - 1)
      rows.at(-1)!.push(glyph)
    else rows.push([glyph])
  }
  return rows.map((row) => {
    const [left, top] = [Math.min(...row.map(({ x }) => x)), Math.min(...row.map(({ y }) => y))]
    const right = Math.max(...row.map(({ x, width }) => x + width))
    const bottom = Math.max(...row.map(({ y, height }) => y + height))
    return [left, top, right - left, bottom - top].map((one) => Math.round(one * 100) / 100) as unknown as Box
  })
}
