import { z } from 'zod'
import type { Check, Disclosure, Finding } from '../document.ts'
import { found } from '../finding.ts'
import { readList, tight } from './lists.ts'

const subjects = readList(
  'subjects.json',
  z.object({
    names: z.record(z.string(), z.string()),
    until: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
  }),
)
/** A system prints `一般公共服务` and `事业运行（政府办公厅）` for the names of the list: neither is wrong. */
const bare = (name: string): string =>
  plainName(name)
    .replace(/支出$/, '')
    .replace(/（[^（）]+）$/, '')
const plainName = (name: string): string => tight(name).replace(/（[类款项]）$/, '')

/** S06: subjects bear their standard names, and the level that their code has. */
const names: Check = ({ document }) => {
  const wrong = new Map<string, Finding>()
  for (const table of document.tables.filter(
    ({ kind }) => kind === 'income' || kind === 'spending' || kind === 'general',
  ))
    for (const row of table.rows) {
      const standard = subjects.names[row.code]
      if (
        !standard ||
        row.name === '' ||
        wrong.has(row.code) ||
        namesOf(document, row.code, standard).some((name) => bare(name) === bare(row.name))
      )
        continue
      wrong.set(
        row.code,
        found('S06', row.line, {
          place: `${table.title} ${row.code}`,
          found: row.name,
          expected: standard,
        }),
      )
    }
  return [...wrong.values(), ...levelsIn(document), ...twoNames(document)]
}

/** One code bears one name throughout the document's forms. */
function twoNames({ tables }: Disclosure): Finding[] {
  const first = new Map<string, { name: string; line: number }>()
  return tables
    .flatMap((table) => table.forms.map((form) => ({ ...form, title: table.title })))
    .flatMap(({ code, name, line, title }) => {
      const known = first.get(code)
      if (code === '' || !known) {
        if (code !== '') first.set(code, { name, line })
        return []
      }
      if (bare(known.name) === bare(name)) return []
      return [
        found('S06', line, {
          place: `${title} ${code}`,
          found: name,
          expected: {
            zh: `与 L${known.line} 的 ${known.name} 一致`,
            en: `${known.name}, as at L${known.line}`,
          },
        }),
      ]
    })
}

function namesOf(document: Disclosure, code: string, standard: string): string[] {
  const older = Object.entries(subjects.until[code] ?? {}).filter(
    ([year]) => (document.year ?? 9999) <= Number(year),
  )
  return [standard, ...older.flatMap(([, list]) => list)]
}

/** `住房改革支出（类）`: the words 类, 款, 项 behind a name say how long its code is. */
function levelsIn(document: Disclosure): Finding[] {
  const rows = document.tables.flatMap((table) =>
    table.kind === 'income' || table.kind === 'spending' || table.kind === 'general' ? table.rows : [],
  )
  const length = { 类: 3, 款: 5, 项: 7 } as const
  return document.paragraphs.flatMap((paragraph) =>
    namedLevels(paragraph.text).flatMap(({ name, level }) => {
      const matching = rows.filter((row) => plainName(row.name) === plainName(name))
      const place = paragraph.text.slice(0, 30)
      if (matching.length > 0 && matching.every((row) => row.code.length !== length[level as '类']))
        return [
          found('S06', paragraph.line, {
            place,
            found: `${name}（${level}）`,
            expected: {
              zh: `${name} 的编码为 ${matching[0]!.code}`,
              en: `the code of ${name} is ${matching[0]!.code}`,
            },
          }),
        ]
      const standard = Object.entries(subjects.names).find(
        ([code, full]) =>
          code.length === length[level as '类'] && full !== name && full.endsWith(name) && name.length >= 4,
      )
      return matching.length === 0 && standard
        ? [
            found('S06', paragraph.line, {
              place,
              found: `${name}（${level}）`,
              expected: `${standard[1]}（${level}）`,
            }),
          ]
        : []
    }),
  )
}

/** The names that 类, 款 or 项 stand behind, one after the other: `…（类）…（款）…（项）`. */
function namedLevels(text: string): { name: string; level: string }[] {
  let from = 0
  return [...text.matchAll(/[（(](类|款|项)[）)]/g)].map((match) => {
    const between = text.slice(from, match.index)
    from = match.index + match[0].length
    return { name: between.replace(/^.*[，。；：、.\d]\s*/, '').trim(), level: match[1]! }
  })
}

export const subjectNames: Check[] = [names]
