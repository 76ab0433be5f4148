import type { Disclosure } from '../document.ts'
import { cellTextsOf, looseTextsOf, headCellsOf, tasksIn } from './cell-texts.ts'
import { paragraphsOf, plain } from './paragraphs.ts'
import { type PhysicalLine, physicalLines } from './physical-lines.ts'
import { readBasicSheet } from './read-basic-sheet.ts'
import { readGoals } from './read-goals.ts'
import { readSheets } from './read-sheets.ts'
import { readTables } from './read-tables.ts'
import { readScoredSheets } from './scored-sheets.ts'

/** Reads a disclosure from its text, one physical line a line; what is not understood is left as lines and said. */
export function readDisclosure(text: string): Disclosure {
  const lines = physicalLines(text)
  const firstPart = lines.findIndex((line, index) => index > 0 && /^#*\s*目\s*录/.test(line.text))
  const contents = contentsOf(lines, firstPart)
  const after = contents.at(-1)?.line ?? 0
  const kind = kindOf(lines)
  const year = yearOf(lines)
  const tables = readTables(lines, after, kind, year)
  const scored = readScoredSheets(lines)
  const goals = readGoals(lines)
  const basic = readBasicSheet(lines)
  return {
    unit: unitOf(lines),
    ...{ year, kind, contents },
    set: tables.set,
    lines: lines.map((line) => line.text),
    tables: tables.tables,
    absent: tables.tables.length * 2 >= tables.absent.length + tables.tables.length ? tables.absent : [],
    paragraphs: paragraphsOf(lines, after, [
      ...tables.tables,
      ...scored.stretches,
      ...goals.stretches,
      ...basic.stretches,
    ]),
    sheets: [...readSheets(lines), ...scored.sheets],
    goals: goals.sheets,
    basicSheet: basic.sheet,
    tasks: tasksIn(lines),
    cellTexts: [...cellTextsOf(lines), ...looseTextsOf(lines, scored.stretches, scored.sheets)],
    headCells: headCellsOf(lines, tables.tables),
    headings: headingsOf(lines, after),
    unread: [...tables.unread, ...scored.unread, ...fewTables(tables.tables.length, tables.absent.length)],
  }
}

const nothing = {
  zh: '没有认出公开表，仅核对文字说明',
  en: 'No table was recognised: the narrative alone was checked',
}

/** Too few tables to be a whole disclosure: the rest is not called missing, it is said that it was not seen. */
function fewTables(read: number, absent: number): Disclosure['unread'] {
  if (read === 0) return [{ line: 1, why: nothing }]
  if (read * 2 < read + absent)
    return [
      {
        line: 1,
        why: {
          zh: `只认出 ${read} 张公开表，其余 ${absent} 张可能在转换中丢失或不在本文件内`,
          en: `Only ${read} tables were recognised; the other ${absent} may have been lost in conversion, or stand in another file`,
        },
      },
    ]
  return []
}

/** What most of its titles and tables name: 决算 or 预算. */
function kindOf(lines: readonly PhysicalLine[]): Disclosure['kind'] {
  const titles = lines.filter(
    ({ text }) => text.length < 60 && /(决算|预算)[^。；，]*(表|公开|说明)/.test(text),
  )
  const accounts = titles.filter(({ text }) => /决算/.test(text)).length
  return accounts * 2 >= titles.length ? 'accounts' : 'budget'
}

const yearOf = (lines: readonly PhysicalLine[]): number | undefined => {
  const said = new Map<string, number>()
  for (const { text } of lines)
    for (const [, year] of text.matchAll(/(20\d{2})\s*年度?[^。，]{0,24}?(?:部门|预算|决算|收入|支出)/g))
      said.set(year!, (said.get(year!) ?? 0) + 1)
  const most = [...said].toSorted((a, b) => b[1] - a[1])[0]?.[0]
  return most ? Number(most) : undefined
}

/** What numbers a heading; it is no part of the name behind it. */
const numbering =
  /^(第[一二三四五六七八九十]+(部分|章|节)|附件[一二三四五六七八九十\d]*[:：]?|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．：:])/

const unitName = /(局|中心|办公室|委员会|委|院|站|所|队|校|园|馆|会|部|办)$/

function unitOf(lines: readonly PhysicalLine[]): string {
  const titled = lines
    .slice(0, 60)
    .map(({ text }) =>
      plain(text)
        .replaceAll(/\s/g, '')
        .replace(numbering, '')
        .replaceAll(/20\d{2}年度?/g, ''),
    )
    .map((text) => /^([\u4e00-\u9fffA-ZＸ×（）()]{4,30}?)(部门|单位)?(预算|决算)/.exec(text)?.[1])
    .find((name) => name && unitName.test(name))
  const named = lines
    .map(({ text }) => /^(?:部门|单位名称|编制单位)[:：]\s*([^\s（(]{4,})/.exec(text)?.[1])
    .find(Boolean)
  return (
    titled ??
    named ??
    plain(lines.find(({ text }) => /(局|中心|办公室|委员会)/.test(text))?.text ?? '').slice(0, 40)
  )
}

/** Where a PDF put several entries on one line. */
const joined =
  /(?=第[一二三四五六七八九十]+部分)|(?<=[\u4e00-\u9fff])(?<![一二三四五六七八九十])(?=[一二三四五六七八九十]{1,3}、)/

/** The list of parts after 目录: it ends where its first entry comes again as a heading. */
function contentsOf(lines: readonly PhysicalLine[], start: number): { line: number; text: string }[] {
  if (start < 0) return []
  const found: { line: number; text: string }[] = []
  for (let at = start + 1; at < lines.length && found.length < 80; at++) {
    const text = plain(lines[at]!.text).replace(/[.…\s]*\d*$/, '')
    if (!text) continue
    if (found.length > 0 && same(text, found[0]!.text)) break
    if (text.length > 60) break
    found.push(...text.split(joined).map((entry) => ({ line: lines[at]!.line, text: entry })))
  }
  return found
}

const same = (a: string, b: string): boolean => a.replaceAll(/\s/g, '') === b.replaceAll(/\s/g, '')

const headingsOf = (lines: readonly PhysicalLine[], after: number) =>
  lines.flatMap(({ line, text }) =>
    line > after &&
    /^#*\s*\**(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、)/.test(text) &&
    text.length < 70
      ? [{ line, text: plain(text) }]
      : [],
  )
