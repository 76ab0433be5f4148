import type { Box } from './block.ts'

/** A piece of text as the PDF draws it; several make a word, a line or a cell. */
export interface PdfItem {
  text: string
  x: number
  y: number
  width: number
  height: number
}

export interface PdfCell {
  text: string
  box: Box
}

/** What stands at one height; wide gaps divide it into cells. `text` joins them with tabs. */
export interface PdfLine {
  text: string
  box: Box
  cells: PdfCell[]
}

/** Groups items into lines from top to bottom, each line's items from left to right into cells. */
export function linesOf(items: readonly PdfItem[]): PdfLine[] {
  const byHeight = [...items].sort((a, b) => middle(a) - middle(b))
  const rows: PdfItem[][] = []
  let lead: PdfItem | undefined
  for (const item of byHeight) {
    const joins = lead && Math.abs(middle(item) - middle(lead)) <= 0.4 * item.height
    if (joins) rows.at(-1)?.push(item)
    else rows.push([item])
    // The tallest item leads its line: small figures stand above and below its middle.
    if (!lead || !joins || item.height > lead.height) lead = item
  }
  return rows.map(lineOf)
}

const middle = (item: PdfItem): number => item.y + item.height / 2

function lineOf(row: PdfItem[]): PdfLine {
  const cells: { items: PdfItem[]; text: string }[] = []
  let before: PdfItem | undefined
  for (const item of row.sort((a, b) => a.x - b.x)) {
    if (before && isShadow(before, item)) continue
    const cell = cells.at(-1)
    const gap = before ? item.x - (before.x + before.width) : 0
    const em = Math.min(item.height, before?.height ?? item.height)
    if (cell && gap <= em) {
      cell.text += space(cell.text, item.text, gap / em) + item.text
      cell.items.push(item)
    } else cells.push({ items: [item], text: item.text })
    before = item
  }
  return {
    text: cells.map((cell) => cell.text.trim()).join('\t'),
    box: boxAround(row),
    cells: cells.map((cell) => ({ text: cell.text.trim(), box: boxAround(cell.items) })),
  }
}

/** Some programs print bold by drawing a text twice, a hair apart: the second lies upon the first and says no more. */
const isShadow = (a: PdfItem, b: PdfItem): boolean =>
  a.text.includes(b.text) && b.x + b.width < a.x + a.width + 0.2 * b.height

/** Chinese is set with small gaps that mean nothing; between Latin words a gap is a space. `gap` is in ems. */
function space(before: string, after: string, gap: number): string {
  if (/\s$/.test(before) || /^\s/.test(after)) return ''
  const isLatin = /[!-~]$/.test(before) && /^[!-~]/.test(after)
  return gap > (isLatin ? 0.18 : 0.6) ? ' ' : ''
}

/** Joins a text that was broken at a line's end. */
export function joinWrapped(before: string, after: string): string {
  if (before === '') return after
  return /[!-~]$/.test(before) && /^[!-~]/.test(after) ? `${before} ${after}` : before + after
}

export function boxAround(items: readonly { x: number; y: number; width: number; height: number }[]): Box {
  const left = least(items.map((item) => item.x))
  const top = least(items.map((item) => item.y))
  const right = greatest(items.map((item) => item.x + item.width))
  const bottom = greatest(items.map((item) => item.y + item.height))
  return [rounded(left), rounded(top), rounded(right - left), rounded(bottom - top)]
}

export const rounded = (points: number): number => Math.round(points * 100) / 100

/** `Math.min(...values)` overflows the stack where a hostile page has a hundred thousand. */
export const least = (values: readonly number[]): number =>
  values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY)

export const greatest = (values: readonly number[]): number => -least(values.map((value) => -value))
