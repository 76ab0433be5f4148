import { cell, type Decimal, money, type ReportCell, type ReportTable } from '#engines/reports/reports.ts'
import type { Source } from '../data.ts'
import type { Books } from '../books.ts'

/** What a public form has at its head. */
export interface Form {
  mark: string
  title: string
  department: string
  books: Books
}

export const sum10 = (value: Decimal): ReportCell => cell(money(value))
export const middle = (text: string, more: Omit<ReportCell, 'said'> = {}): ReportCell =>
  cell(text, { align: 'center', ...more })

type Body = Pick<ReportTable, 'rows' | 'headerRows' | 'widths' | 'below'>

export const formOf = (
  { mark, title, department }: Form,
  body: Body,
  page: ReportTable['page'],
): ReportTable => ({
  ...{ kind: 'table', title, mark, above: [`部门：${department}`, '金额单位：万元'] },
  ...body,
  ...(page ? { page } : {}),
})

export interface Column {
  title: string
  value: (asked: { subject: string }) => Decimal
}

/**
 * A table by subject: total, classes, sections, items, one numbered column after the other. `empty` is what the
 * form says where there is nothing.
 */
export function bySubject(
  { books }: Form,
  columns: readonly Column[],
  listed: { subject: (length: 3 | 5 | 7) => string[]; below: readonly string[]; empty: string },
): Body {
  const codes = ([3, 5, 7] as const).flatMap(listed.subject).toSorted()
  const amounts = (subject: string) => columns.map(({ value }) => sum10(value({ subject })))
  return {
    headerRows: 2,
    rows: [
      [middle('功能分类科目编码'), middle('科目名称'), ...columns.map(({ title }) => middle(title))],
      [middle('类款项'), middle('栏次'), ...columns.map((_, n) => middle(String(n + 1)))],
      [cell(''), middle('合计'), ...amounts('')],
      ...codes.map((code) => [cell(code), cell(books.nameOf(code)), ...amounts(code)]),
    ],
    widths: [1.2, 3.4, ...columns.map(() => 1.35)],
    below: [...listed.below, ...(codes.length > 0 ? [] : [listed.empty])],
  }
}

/** Sources of the general purse, in the order of 公开04表. */
export const fiscalSources: readonly (readonly [Source, string])[] = [
  ['general', '一般公共预算财政拨款'],
  ['fund', '政府性基金预算财政拨款'],
  ['capital', '国有资本经营预算财政拨款'],
]

const numerals = '零一二三四五六七八九十'
/** 1 to 26 as the forms number their lines: 二十六. */
export const numeral = (n: number): string =>
  n <= 10 ? numerals[n]! : `${n >= 20 ? numerals[Math.floor(n / 10)] : ''}十${n % 10 ? numerals[n % 10] : ''}`
