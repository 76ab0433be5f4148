import type { Paragraph } from '../document.ts'
import type { PhysicalLine } from './physical-lines.ts'

/** A stretch of lines that is a table or a sheet, by line numbers. */
export interface Stretch {
  from: number
  until: number
}

const ended = /[。！？.]\**\s*$/
const begins =
  /^(#|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d{1,2}[)、.．](?!\d)|第[一二三四五六七八九十]+部分|图|注|填报|单位|附件|-\s)/

/** Marks of Markdown taken off, and the blanks that a PDF puts between Chinese and figures. */
export const plain = (line: string): string =>
  line
    .replaceAll(/[#*]/g, '')
    .trim()
    .replace(/^-\s+(?=[（(一二三四五六七八九十\d])/, '')
    .replaceAll(/(?<=[\u4e00-\u9fff，。；：、（）“”%\d])[ \t]+(?=[\u4e00-\u9fff，。；：、（）“”])/g, '')
    .replaceAll(/(?<=[\u4e00-\u9fff，。；：、（）“”])[ \t]+(?=\d)/g, '')

/** No sentence goes on beyond this; a text without an end is cut, so that no rule reads it over and over. */
const longest = 4_000

/**
 * Joins what a page or line break tore: a line that does not end a sentence goes on in the next that begins
 * none. Tables and sheets are left out, but for the notes under them.
 */
export function paragraphsOf(
  lines: readonly PhysicalLine[],
  after: number,
  tables: readonly Stretch[],
): Paragraph[] {
  const found: Paragraph[] = []
  let part = ''
  let open = false
  let table: Stretch | undefined
  let noted = false
  for (const { line, text: raw, cells } of lines) {
    const text = plain(raw)
    if (line <= after || !text) continue
    const inside = tables.find(({ from, until }) => line >= from && line <= until)
    if (inside !== table) [table, noted] = [inside, false]
    noted ||= /^注|^本(单位|部门)无/.test(text)
    if (cells || (table && !noted)) {
      open = false
      continue
    }
    const heading = /^第([一二三四五六七八九十]+)部分/.test(text)
    if (heading) part = text
    const last = found.at(-1)
    if (open && last && last.text.length < longest && !begins.test(text)) {
      last.pieces.push({ at: last.text.length, line })
      last.text += text
    } else found.push({ line, text, part, pieces: [{ at: 0, line }] })
    open = !(raw.startsWith('#') || heading) && !ended.test(text)
  }
  return found
}
