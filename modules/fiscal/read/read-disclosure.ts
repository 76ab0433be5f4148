import type { Disclosure, Paragraph } from '../document.ts'
import { readSheets } from './read-sheets.ts'
import { readTables } from './read-tables.ts'

/** Reads a disclosure from its text, one physical line a line; what is not understood is left as lines. */
export function readDisclosure(text: string): Disclosure {
  const lines = text.split(/\r?\n/)
  const firstPart = lines.findIndex((line, index) => index > 0 && /^#*\s*目\s*录/.test(line.trim()))
  const contents = contentsOf(lines, firstPart)
  const headings = headingsOf(lines, contents)
  const tables = readTables(lines)
  return {
    unit: unitOf(lines),
    year: Number(/(20\d{2})\s*年度?[^。]{0,20}(?:部门|预算|决算)/.exec(text)?.[1]) || undefined,
    kind: (text.match(/决算/g)?.length ?? 0) > (text.match(/预算/g)?.length ?? 0) / 3 ? 'accounts' : 'budget',
    lines,
    tables,
    paragraphs: paragraphsOf(lines, contents.at(-1)?.line ?? 0),
    sheets: readSheets(lines),
    contents,
    headings,
    unread: [
      ...tables
        .filter((table) => table.spaced)
        .map((table) => ({
          line: table.from + 1,
          why: `${table.title}：以空格分栏，空格所在的栏不能确定，未作表内核对`,
        })),
      ...(tables.length === 0 ? [{ line: 1, why: '没有认出公开表，仅核对文字说明' }] : []),
    ],
  }
}

const plain = (line: string): string => line.replaceAll(/[#*]/g, '').trim()

const unitOf = (lines: readonly string[]): string =>
  lines
    .map((line) => /^(?:部门|单位名称|编制单位)[:：]\s*([^\s（(]{4,})/.exec(line.trim())?.[1])
    .find(Boolean) ??
  plain(lines.find((line) => /(局|中心|办公室|委员会)/.test(line)) ?? '').replace(/20\d{2}年.*/, '')

/** The list of parts after 目录: it ends where its first entry comes again as a heading. */
function contentsOf(lines: readonly string[], start: number): { line: number; text: string }[] {
  if (start < 0) return []
  const found: { line: number; text: string }[] = []
  for (let at = start + 1; at < lines.length && found.length < 80; at++) {
    const text = plain(lines[at]!).replace(/[.…\s]*\d*$/, '')
    if (!text) continue
    if (found.length > 0 && same(text, found[0]!.text)) break
    if (text.length > 60) break
    found.push({ line: at + 1, text })
  }
  return found
}

const same = (a: string, b: string): boolean => a.replaceAll(/\s/g, '') === b.replaceAll(/\s/g, '')

const headingsOf = (lines: readonly string[], contents: readonly { line: number }[]) =>
  lines.flatMap((line, index) =>
    index + 1 > (contents.at(-1)?.line ?? 0) &&
    /^#*\s*\**(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、)/.test(line) &&
    line.length < 70
      ? [{ line: index + 1, text: plain(line) }]
      : [],
  )

const ended = /[。；：！？.;:]\**\s*$/
const begins = /^(#|[（(]?[一二三四五六七八九十\d]+[）)、.．]|第[一二三四五六七八九十]+部分|图|注|填报|单位)/

/** Joins what a page break tore: a line that does not end a sentence goes on in the next that begins none. */
function paragraphsOf(lines: readonly string[], after: number): Paragraph[] {
  const found: Paragraph[] = []
  let part = ''
  let open = false
  for (let at = after; at < lines.length; at++) {
    const text = plain(lines[at]!)
    if (!text) continue
    if (lines[at]!.includes('\t')) {
      open = false
      continue
    }
    const heading = /^第([一二三四五六七八九十]+)部分/.exec(text)
    if (heading) part = text
    const isHeading = lines[at]!.startsWith('#') || heading !== null
    const last = found.at(-1)
    if (open && last && !begins.test(text)) {
      last.pieces.push({ at: last.text.length, line: at + 1 })
      last.text += text
    } else found.push({ line: at + 1, text, part, pieces: [{ at: 0, line: at + 1 }] })
    open = !isHeading && !ended.test(text)
  }
  return found
}
