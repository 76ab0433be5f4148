import type { Text } from '#kernel/errors.ts'
import { amountText } from '#engines/reports/reports.ts'
import { type Check, type Finding, lineAt, type Table, tableOf, totalRow } from '../document.ts'
import { carriesOver } from '../equations/cross-equations.ts'
import { cellOf } from '../equations/table-equations.ts'
import { found } from '../finding.ts'
import { tight } from './lists.ts'

const titles: Record<Table['kind'], Text> = {
  summary: { zh: '收支总表', en: 'overall table' },
  income: { zh: '收入表', en: 'income table' },
  spending: { zh: '支出表', en: 'spending table' },
  fiscal: { zh: '财政拨款收支总表', en: 'appropriation table' },
  general: { zh: '一般公共预算支出表', en: 'table of general budget spending' },
  basic: { zh: '基本支出表', en: 'table of basic spending' },
  three: { zh: '三公经费表', en: 'table of the three public expenses' },
  fund: { zh: '政府性基金表', en: 'table of government funds' },
  capital: { zh: '国有资本经营表', en: 'table of state capital' },
}

/** S01: every table of the set is there. */
const tables: Check = ({ document: { absent, set, tables: found_ } }) =>
  absent.map(({ code, kind }) =>
    found('S01', found_.at(-1)?.until ?? 1, {
      place: { zh: `表${code}`, en: `Table ${code}` },
      found: { zh: `没有${titles[kind].zh}`, en: `no ${titles[kind].en}` },
      expected: {
        zh: `${set === 'budget' ? '部门预算' : '部门决算'}公开表 ${code}`,
        en: `table ${code} of a department's ${set === 'budget' ? 'budget' : 'final accounts'}`,
      },
    }),
  )

const hasAmounts = ({ rows, forms }: Table): boolean =>
  rows.some((row) => row.columns.size > 0) ||
  forms.some(({ amounts }) => amounts.some((one) => one !== undefined))

/** Lines between title and notes: a form without figures has many, a table lost in conversion none. */
const hasBody = ({ rows, forms, from, until }: Table, lines: readonly string[]): boolean =>
  rows.length + forms.length > 0 || lines.slice(from, until).filter((text) => text.trim() !== '').length > 8

const onlyTitle = {
  found: { zh: '只有标题，没有表体', en: 'a title without a table' },
  note: { zh: '表体可能在转换中丢失', en: 'The table may have been lost in conversion' },
}
const unmarked = { found: { zh: '空表未注明', en: 'an empty table that says nothing' } }

/** R12: a table without a figure says that there is none; else its figures were left out or lost in conversion. */
const empty: Check = ({ document: { tables: all, lines } }) =>
  all
    .filter((table) => !hasAmounts(table))
    .filter(
      (table) =>
        !lines
          .slice(table.from - 1, table.until)
          .some((text) => /(无|没有)[^。]{0,20}(支出|收支|收入|安排)/.test(text)),
    )
    .map((table) =>
      found('R12', table.from, {
        place: table.title,
        ...(hasBody(table, lines) ? unmarked : onlyTitle),
        expected: { zh: '注明本单位无此项收支', en: 'say that the unit has none of it' },
      }),
    )

/** X07: a subject that received money and spent none is explained. */
const unspent: Check = ({ document }) => {
  const [income, spending] = [tableOf(document, 'income'), tableOf(document, 'spending')]
  if (!income || !spending || !carriesOver(document)) return []
  return income.rows
    .filter((row) => row.code.length === 7 && (row.columns.get(1) ?? 0n) > 0n)
    .filter((row) => !spending.rows.find((one) => one.code === row.code)?.columns.get(1))
    .map((row) =>
      found('X07', row.line, {
        ...{ place: `${income.title} ${row.code} ${row.name}`, severity: 'implausible' as const },
        found: { zh: '有收入，无支出', en: 'income, but no spending' },
        expected: { zh: '说明未支出的原因', en: 'say why it was not spent' },
        computation: {
          zh: `收入 ${amountText(row.columns.get(1)!)}`,
          en: `income ${amountText(row.columns.get(1)!)}`,
        },
      }),
    )
}

/** X09: what is spent on cars, guests and travel abroad is no less than its subject of basic spending. */
const publicExpenses: Check = ({ document, right }) => {
  const [table, basic] = [tableOf(document, 'three'), tableOf(document, 'basic')]
  const three = totalRow(table)
  if (!table || !three || !basic || document.kind !== 'accounts') return []
  return (
    [
      [11, '30231'],
      [12, '30217'],
      [8, '30212'],
    ] as const
  ).flatMap(([column, code]): Finding[] => {
    const row = basic.rows.find((one) => one.code === code)
    if (!row) return []
    const [said, least] = [right(cellOf(table, three, column)), right(cellOf(basic, row, 1))]
    if (said >= least) return []
    return [
      found('X09', three.at.get(column) ?? three.line, {
        place: { zh: `三公经费表 ${column}栏`, en: `Three public expenses, column ${column}` },
        found: amountText(said),
        expected: { zh: `不小于 ${amountText(least)}`, en: `no less than ${amountText(least)}` },
        computation: `${code} ${row.name} = ${amountText(least)}`,
      }),
    ]
  })
}

/** Contributions that a function pays and the economic subject that they are. */
const contributions: readonly [economic: string, functions: readonly string[]][] = [
  ['30108', ['2080505']],
  ['30109', ['2080506']],
  ['30113', ['2210201']],
  ['30110', ['2101101', '2101102']],
  ['30111', ['2101103']],
]

/** X10: what basic spending pays on a function is not blank under its economic subject; amounts may differ. */
const economics: Check = ({ document }) => {
  const [general, basic] = [tableOf(document, 'general'), tableOf(document, 'basic')]
  if (!general || !basic || !basic.rows.some((row) => row.columns.size > 0)) return []
  return contributions.flatMap(([economic, functions]): Finding[] => {
    const paid = general.rows.find((row) => functions.includes(row.code) && (row.columns.get(2) ?? 0n) > 0n)
    const own = basic.rows.find((row) => row.code === economic)
    if (!paid || !own || own.columns.get(1)) return []
    return [
      found('X10', own.line, {
        place: `${basic.title} ${economic} ${own.name}`,
        found: { zh: '空', en: 'blank' },
        expected: {
          zh: `对应 ${paid.code} ${paid.name} 基本支出 ${amountText(paid.columns.get(2)!)}`,
          en: `what ${paid.code} ${paid.name} shows as basic spending: ${amountText(paid.columns.get(2)!)}`,
        },
      }),
    ]
  })
}

/** S03: the terms explained cover every item that money was spent on. */
const terms: Check = ({ document }) => {
  const general = tableOf(document, 'general')
  const section = document.paragraphs.filter(({ part }) => /名词解释/.test(part))
  const explained = tight(section.map(({ text }) => text).join(''))
  if (!general || !/（项）/.test(explained)) return []
  return general.rows
    .filter((row) => row.code.length === 7 && (row.columns.get(1) ?? 0n) > 0n)
    .filter((row) => !explained.includes(`${tight(row.name)}（项）`))
    .map((row) =>
      found('S03', section[0]!.line, {
        place: { zh: '名词解释', en: 'Terms explained' },
        found: { zh: `没有 ${row.code} ${row.name}`, en: `nothing on ${row.code} ${row.name}` },
        expected: { zh: '解释到项级', en: 'every item explained' },
      }),
    )
}

/** S05: a sentence whose figure was never filled in: `在职实有人数人`. */
const blanks: Check = ({ document: { paragraphs } }) =>
  paragraphs.flatMap((paragraph) => {
    const { text, part } = paragraph
    const match =
      /(人数|总额|金额|面积|车辆|共有|合计|预算为|决算为)(人|辆|万元|平方米|个)(?=[，。；、])/.exec(text)
    return match && !/名词解释/.test(part) && !/单位[:：]/.test(text)
      ? [
          found('S05', lineAt(paragraph, match.index), {
            place: part,
            found: text.slice(Math.max(0, match.index - 8), match.index + 8),
            expected: { zh: '填写数字', en: 'a figure' },
          }),
        ]
      : []
  })

export const completeness: Check[] = [tables, empty, unspent, publicExpenses, economics, terms, blanks]
