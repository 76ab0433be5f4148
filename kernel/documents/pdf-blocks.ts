import type { Block } from './block.ts'
import { boxAround, greatest, joinWrapped, least, type PdfLine } from './pdf-lines.ts'
import type { PdfPage } from './read-pdf.ts'

/**
 * A page as paragraphs and tables from top to bottom. Lines are joined to a paragraph where the upper one
 * reaches the right margin and the lower one begins at the left; the cells of an unruled line are parted by tabs.
 * A page number between dashes at the foot (GB/T 9704-2012, 7.5) is the page's, not the text's, and is left out.
 */
export function pdfBlocks(page: PdfPage): Block[] {
  const left = least(page.lines.map((line) => line.box[0]))
  const right = greatest(page.lines.map((line) => line.box[0] + line.box[2]))
  const tables = page.tables.map(({ rows, box }): Block => ({
    kind: 'table',
    rows,
    place: { page: page.number, box },
  }))
  const found: Block[] = [...tables]
  let lines: PdfLine[] = []
  const finish = (): void => {
    if (lines.length) found.push(paragraph(lines, page.number))
    lines = []
  }
  for (const line of page.lines) {
    if (isPageNumber(line, page)) continue
    const before = lines.at(-1)
    if (before && !goesOn(before, line, left, right)) finish()
    lines.push(line)
  }
  finish()
  return found.sort((a, b) => (a.place.box?.[1] ?? 0) - (b.place.box?.[1] ?? 0))
}

const isPageNumber = ({ text, box }: PdfLine, { height }: PdfPage): boolean =>
  box[1] > height * 0.85 && /^[—–-]\s*\d{1,4}\s*[—–-]$/.test(text.trim())

function goesOn(before: PdfLine, line: PdfLine, left: number, right: number): boolean {
  const em = before.box[3]
  const isFull = before.box[0] + before.box[2] > right - 1.5 * em
  const isFlush = line.box[0] < left + em
  const isNear = line.box[1] - before.box[1] < 2.6 * em
  const isAlike = Math.abs(line.box[3] - em) < 0.15 * em
  return isFull && isFlush && isNear && isAlike && before.cells.length === 1 && line.cells.length === 1
}

function paragraph(lines: PdfLine[], page: number): Block {
  const text = lines.reduce((whole, line) => joinWrapped(whole, line.text), '')
  const box = boxAround(lines.map(({ box: [x, y, width, height] }) => ({ x, y, width, height })))
  return { kind: 'paragraph', text, place: { page, box } }
}
