import type { Box, PdfPage } from '#kernel/documents.ts'
import type { Disclosure, Finding, PageBox } from '../document.ts'
import { boxesAround, type Glyph, glyphsIn } from './glyphs.ts'
import { columnsHolding, type Span, spanOfFound, spansOfRemark } from './spans.ts'

/** Where a line of the text stands on its page: the cells of a row, or the one box of a paragraph. */
export interface LineArea {
  page: number
  boxes: readonly Box[]
}

/** A sentence told by its first line may go on in the next ones. */
const GOES_ON = 3

/** Findings with the boxes of the figures and words they speak of; where these are not found, of their line. */
export function withBoxes(
  findings: readonly Finding[],
  disclosure: Disclosure,
  lines: readonly string[],
  { areas, pages }: { areas: readonly (LineArea | undefined)[]; pages: readonly PdfPage[] },
): Finding[] {
  const drawnOn = (line: number): Drawn | undefined => {
    const area = areas[line - 1]
    const items = pages.find(({ number }) => number === area?.page)?.items
    if (!area || !items) return undefined
    return {
      page: area.page,
      text: lines[line - 1] ?? '',
      glyphs: area.boxes.map((box) => glyphsIn(items, box)),
    }
  }
  return findings.map((one) => {
    const own = drawnOn(one.line)
    if (!own) return one
    const boxes = found(one, own, disclosure) ?? foundBehind(one, own, drawnOn) ?? remarked(one, own)
    return boxes.length === 0 ? one : { ...one, boxes: boxes.map((box) => onPage(own.page, box)) }
  })
}

/** A line with its signs as the page shows them, cell by cell. */
interface Drawn {
  page: number
  text: string
  glyphs: Glyph[][]
}

function found(one: Finding, own: Drawn, disclosure: Disclosure): Box[] | undefined {
  const span = spanOfFound(one, own.text, columnsHolding(disclosure, one))
  return span && some(boxesAround(cut(own, span)))
}

/** In the sentence as it goes on below, on the same page and outside of tables. */
function foundBehind(
  one: Finding,
  own: Drawn,
  drawnOn: (line: number) => Drawn | undefined,
): Box[] | undefined {
  if (own.text.includes('\t')) return undefined
  const joined = { ...own, glyphs: [...own.glyphs] }
  for (let line = one.line + 1; line <= one.line + GOES_ON; line++) {
    const next = drawnOn(line)
    if (!next || next.page !== own.page || next.text.includes('\t')) break
    joined.text += next.text
    joined.glyphs.push(...next.glyphs)
  }
  const span = spanOfFound(one, joined.text, [])
  return span && some(boxesAround(cut(joined, span)))
}

function remarked(one: Finding, own: Drawn): Box[] {
  const boxes = spansOfRemark(one, own.text).flatMap((span) => boxesAround(cut(own, span)))
  return boxes.length > 0 ? boxes : own.glyphs.flatMap((glyphs) => boxesAround(glyphs).slice(0, 1))
}

const some = (boxes: Box[]): Box[] | undefined => (boxes.length > 0 ? boxes : undefined)

/** The glyphs of a span; where the page shows other signs than were read, the first that show the same words. */
function cut({ text: line, glyphs: drawn }: Drawn, [from, until]: Span): Glyph[] {
  const glyphs = drawn.flat()
  const text = line.replaceAll(/\s/g, '')
  const shown = glyphs.map(({ sign }) => sign).join('')
  if (shown === text) return glyphs.slice(from, until)
  const at = shown.indexOf(text.slice(from, until))
  return at < 0 ? [] : glyphs.slice(at, at + until - from)
}

const onPage = (page: number, [x, y, width, height]: Box): PageBox => ({ page, x, y, width, height })
