import { type Check, type Finding, lineAt, type Paragraph, type Row, tableOf } from '../document.ts'
import { found } from '../finding.ts'
import { telling } from '../read/mentions.ts'
import { near } from './figures.ts'
import { tight } from './lists.ts'

const groups = [
  { name: '人员经费', codes: ['301', '303'] },
  { name: '公用经费', codes: ['302', '307', '310', '312', '399'] },
] as const

const plain = (name: string): string =>
  tight(name)
    .replaceAll(/[（）]/g, '')
    .replace(/费用?$/, '')
const alike = (a: string, b: string): boolean =>
  plain(a) === plain(b) ||
  (Math.min(plain(a).length, plain(b).length) >= 4 &&
    (plain(a).startsWith(plain(b)) || plain(b).startsWith(plain(a))))

/** N07: the economic subjects that the narrative lists are those that the table of basic spending fills. */
const listed: Check = ({ document }) => {
  const basic = tableOf(document, 'basic')
  if (!basic || basic.rows.length === 0) return []
  return telling(document).flatMap((paragraph) => {
    if (!/基本支出|人员经费|公用经费/.test(paragraph.text)) return []
    return groups.flatMap((group) => ofGroup(paragraph, group, basic.rows))
  })
}

function ofGroup(
  paragraph: Paragraph,
  { name, codes }: (typeof groups)[number],
  rows: readonly Row[],
): Finding[] {
  const form = new RegExp(`${name}[\\d.,]*(?:万元)?[，。]?(?:主要)?(?:包括|用于)[:：](?:在职人员)?([^。；]+)`)
  const match = form.exec(paragraph.text)
  if (!match) return []
  const whole = match[1]!.split(/(?:主要用于|包括)[:：](?:在职人员)?/).at(-1)!
  const list = whole.replace(/等(支出|经费)?$/, '')
  const said = list.split('、').map((one) => one.trim())
  const own = rows.filter((row) => row.code.length === 5 && codes.some((code) => row.code.startsWith(code)))
  const filled = own.filter((row) => (row.columns.get(1) ?? 0n) !== 0n)
  const empty = said.filter(
    (one) => own.some((row) => alike(row.name, one)) && !filled.some((row) => alike(row.name, one)),
  )
  const open = /等(支出|经费)?$/.test(whole)
  const absent = open ? [] : filled.filter((row) => !said.some((one) => alike(row.name, one)))
  if (empty.length + absent.length === 0) return []
  return [
    found('N07', lineAt(paragraph, match.index), {
      place: near(paragraph),
      ...differing(
        empty,
        absent.map((row) => row.name),
      ),
      computation: {
        zh: `${name}：所列 ${said.length} 项，表中有数 ${filled.length} 项`,
        en: `${name}: ${said.length} listed, ${filled.length} filled in the table`,
      },
    }),
  ]
}

/** What is listed and empty, and what is filled and not listed. */
const differing = (empty: readonly string[], absent: readonly string[]) => {
  const parts = (first: string, second: string, between: string) =>
    [...(empty.length > 0 ? [first] : []), ...(absent.length > 0 ? [second] : [])].join(between)
  return {
    found: {
      zh: parts(`列有${empty.join('、')}`, `未列${absent.join('、')}`, '；'),
      en: parts(`lists ${empty.join(', ')}`, `leaves out ${absent.join(', ')}`, '; '),
    },
    expected: {
      zh: parts('表中该科目为空', '表中该科目有数', '；'),
      en: parts('blank in the table', 'filled in the table', '; '),
    },
  }
}

export const economicSubjects: Check[] = [listed]
