import {
  cell,
  type Decimal,
  isZero,
  plus,
  type ReportCell,
  type ReportTable,
  sum,
  zero,
} from '#engines/reports/reports.ts'
import type { Books } from '../books.ts'
import { economicGroups, functionClasses } from '../lists.ts'
import type { PublicExpenses } from './basic.ts'
import { type Form, middle, numeral, sum10 } from './form.ts'

/** The head of a budget's table: no mark 公开NN表, the year in its title, money in 万元. */
const budgetForm = (
  { title, department }: Form,
  body: Pick<ReportTable, 'rows' | 'headerRows' | 'widths' | 'below'>,
  page: ReportTable['page'],
): ReportTable => ({
  ...{ kind: 'table', title, above: [`单位名称：${department}`, '单位：万元'] },
  ...body,
  ...(page ? { page } : {}),
})

const classes = economicGroups
  .flatMap(({ classes: all }) => all)
  .toSorted((a, b) => a.code.localeCompare(b.code))

interface Line {
  name: string
  amounts: readonly Decimal[]
}

const incomes = [
  ['general', '一般公共预算财政拨款收入'],
  ['fund', '政府性基金预算财政拨款收入'],
  ['undertaking', '事业收入'],
  ['superior', '上级补助收入'],
  ['attached', '附属单位上缴收入'],
  ['operation', '事业单位经营收入'],
  ['other', '其他收入'],
] as const

/** Three lists side by side, their totals on the same lines at the foot. */
function sideBySide(
  lists: readonly (readonly Line[])[],
  feet: readonly (readonly Line[])[],
  widths: readonly number[],
): ReportCell[][] {
  const height = Math.max(...lists.map((list) => list.length))
  const line = (one: Line | undefined, width: number): ReportCell[] => [
    cell(one?.name ?? ''),
    ...Array.from({ length: width }, (_, n) => sum10(one?.amounts[n] ?? zero)),
  ]
  const body = Array.from({ length: height }, (_, n) =>
    lists.flatMap((list, at) => line(list[n], widths[at]!)),
  )
  return [...body, ...feet.map((foot) => foot.flatMap((one, at) => line(one, widths[at]!)))]
}

const spent = (books: Books, more: object = {}): Decimal => books.amount({ side: 'spending', ...more })

/** 表1: income, spending by function, spending by economic class; all three come to the same. */
export function budgetOverall(form: Form): ReportTable {
  const { books } = form
  const income = books.amount({ side: 'income' })
  const lists: Line[][] = [
    incomes.map(([source, name], n) => ({
      name: `${numeral(n + 1)}、${name}`,
      amounts: [books.amount({ side: 'income', source })],
    })),
    functionClasses.map(({ code, name }) => ({
      name: `${code}${name}`,
      amounts: [spent(books, { subject: code })],
    })),
    classes.map(({ code, name }) => ({
      name: `${code}${name}`,
      amounts: [spent(books, { economic: code })],
    })),
  ]
  const out = spent(books)
  const [start, end] = [books.carried('start'), books.carried('end')]
  const foot = (names: string[], amounts: Decimal[]): Line[] =>
    names.map((name, n) => ({ name, amounts: [amounts[n]!] }))
  const feet = [
    foot(['本年收入合计', '本年支出合计', '本年支出合计'], [income, out, out]),
    foot(['八、上年结转', '结转下年', '结转下年'], [start, end, end]),
    foot(['收入总计', '支出总计', '支出总计'], [plus(income, start), plus(out, end), plus(out, end)]),
  ]
  return budgetForm(
    form,
    {
      headerRows: 2,
      rows: [
        ['收入', '支出（功能）', '支出（经济分类）'].map((text) => middle(text, { colSpan: 2 })),
        [1, 2, 3].flatMap(() => [middle('项目'), middle('预算数')]),
        ...sideBySide(lists, feet, [1, 1, 1]),
      ],
      widths: [3, 1.2, 3, 1.2, 3, 1.2],
    },
    'portrait',
  )
}

/** 表4: money of the general purse alone, by function and by economic class. */
export function budgetFiscal(form: Form): ReportTable {
  const { books } = form
  const purse = (more: object): Decimal[] => [
    spent(books, { ...more, source: 'general' }),
    spent(books, { ...more, source: 'fund' }),
  ]
  const income = incomes.slice(0, 2).map(([source, name], n) => ({
    name: `${numeral(n + 1)}、${name}`,
    amounts: [books.amount({ side: 'income', source })],
  }))
  const carried = (end: 'start' | 'end'): Decimal[] => [
    books.carried(end, 'general'),
    books.carried(end, 'fund'),
  ]
  const all = sum(income.flatMap(({ amounts }) => amounts))
  const out = purse({})
  const total = out.map((amount, n) => plus(amount, carried('end')[n]!))
  const lists: Line[][] = [
    income,
    functionClasses.map(({ code, name }) => ({ name: `${code}${name}`, amounts: purse({ subject: code }) })),
    classes.map(({ code, name }) => ({ name: `${code}${name}`, amounts: purse({ economic: code }) })),
  ]
  const foot = (names: string[], first: Decimal, rest: Decimal[]): Line[] =>
    names.map((name, n) => ({ name, amounts: n === 0 ? [first] : rest }))
  const feet = [
    foot(['本年收入合计', '本年支出合计', '本年支出合计'], all, out),
    foot(['上年结转', '结转下年', '结转下年'], sum(carried('start')), carried('end')),
    foot(['收入总计', '支出总计', '支出总计'], plus(all, sum(carried('start'))), total),
  ]
  const pair = ['一般公共预算', '政府性基金预算']
  return budgetForm(
    form,
    {
      headerRows: 2,
      rows: [
        [
          middle('收入', { colSpan: 2 }),
          middle('支出（功能分类）', { colSpan: 3 }),
          middle('支出（部门预算经济分类）', { colSpan: 3 }),
        ],
        ['项目', '预算数', '项目', ...pair, '项目', ...pair].map((text) => middle(text)),
        ...sideBySide(lists, feet, [1, 2, 2]),
      ],
      widths: [2.8, 1.1, 2.6, 1.1, 1.1, 2.6, 1.1, 1.1],
    },
    'portrait',
  )
}

type Columns = readonly (readonly [title: string, value: (subject: string) => Decimal])[]

/** A table by subject in which the columns bear no numbers. */
function bySubject(
  form: Form,
  columns: Columns,
  side: 'income' | 'spending',
  more: object = {},
): ReportTable {
  const { books } = form
  const codes = ([3, 5, 7] as const).flatMap((length) => books.codes(length, { side, ...more })).toSorted()
  const amounts = (subject: string) => columns.map(([, value]) => sum10(value(subject)))
  return budgetForm(
    form,
    {
      headerRows: 1,
      rows: [
        [middle('功能科目编码'), middle('功能科目名称'), ...columns.map(([title]) => middle(title))],
        [middle('合计'), cell(''), ...amounts('')],
        ...codes.map((code) => [cell(code), cell(books.nameOf(code)), ...amounts(code)]),
      ],
      widths: [1.2, 3.4, ...columns.map(() => 1.35)],
      below: codes.length > 0 ? [] : ['注：本部门没有此项支出，本表为空。'],
    },
    'landscape',
  )
}

/** 表2 and 表3. */
export function budgetIncome(form: Form): ReportTable {
  const of = (source: (typeof incomes)[number][0]) => (subject: string) =>
    form.books.amount({ side: 'income', subject, source })
  const nothing = (): Decimal => zero
  const columns: Columns = [
    ['总计', (subject) => form.books.amount({ side: 'income', subject })],
    ['一般公共预算财政拨款收入', of('general')],
    ['政府性基金预算财政拨款收入', of('fund')],
    ['事业收入', of('undertaking')],
    ['上级补助收入', of('superior')],
    ['事业单位经营收入', of('operation')],
    ['其他收入', of('other')],
    ['附属单位上缴收入', of('attached')],
    ['上年结转', nothing],
  ]
  return bySubject(form, columns, 'income')
}

export function budgetSpending(form: Form): ReportTable {
  const of = (nature?: string) => (subject: string) =>
    spent(form.books, { subject, ...(nature ? { nature } : {}) })
  const columns: Columns = [
    ['总计', of()],
    ['基本支出', of('basic')],
    ['项目支出', of('project')],
    ['上缴上级支出', of('remitted')],
    ['对附属单位补助支出', of('subsidy')],
    ['事业单位经营支出', of('operating')],
    ['结转下年', () => zero],
  ]
  return bySubject(form, columns, 'spending')
}

/** 表5 and 表8: one source, basic and projects. */
export function budgetOfSource(form: Form, source: 'general' | 'fund'): ReportTable {
  const of = (nature?: string) => (subject: string) =>
    spent(form.books, { subject, source, ...(nature ? { nature } : {}) })
  const columns: Columns = [
    ['总计', of()],
    ['基本支出', of('basic')],
    ['项目支出', of('project')],
  ]
  return bySubject(form, columns, 'spending', { source })
}

/** 表6: basic spending by economic class, staff and office apart. */
export function budgetBasic(form: Form): ReportTable {
  const of = (economic: string) => spent(form.books, { source: 'general', nature: 'basic', economic })
  const isStaff = (code: string): boolean => code.startsWith('301') || code.startsWith('303')
  const row = (code: string, name: string): ReportCell[] => [
    ...[cell(code), cell(name), sum10(of(code))],
    ...[sum10(isStaff(code) ? of(code) : zero), sum10(isStaff(code) ? zero : of(code))],
  ]
  const used = classes.filter(({ code }) => of(code).units !== 0n)
  const staff = sum(classes.filter(({ code }) => isStaff(code)).map(({ code }) => of(code)))
  const office = sum(classes.filter(({ code }) => !isStaff(code)).map(({ code }) => of(code)))
  return budgetForm(
    form,
    {
      headerRows: 2,
      rows: [
        [
          middle('经济科目编码', { rowSpan: 2 }),
          middle('经济科目名称', { rowSpan: 2 }),
          middle('基本支出', { colSpan: 3 }),
        ],
        ['小计', '人员经费', '公用经费'].map((text) => middle(text)),
        [middle('合计'), cell(''), sum10(plus(staff, office)), sum10(staff), sum10(office)],
        ...used.flatMap(({ code, name, sections }) => [
          row(code, name),
          ...sections.filter((one) => of(one.code).units !== 0n).map((one) => row(one.code, one.name)),
        ]),
      ],
      widths: [1.2, 3.4, 1.4, 1.4, 1.4],
    },
    'portrait',
  )
}

/** 表7. */
export function budgetPublicExpenses(form: Form, plan: PublicExpenses): ReportTable {
  const lines = [
    ['合计', plan.all],
    ['1.因公出国（境）费用', plan.abroad],
    ['2.公务用车购置及运行维护费', plan.cars],
    ['其中：（1）公务用车购置', plan.carsBought],
    ['（2）公务用车运行维护费', plan.carsRun],
    ['3.公务接待费', plan.reception],
  ] as const
  return budgetForm(
    form,
    {
      headerRows: 1,
      rows: [
        ['项目', '本年预算数', '情况说明'].map((text) => middle(text)),
        ...lines.map(([name, amount]) => [cell(name), sum10(amount), cell('')]),
      ],
      widths: [3, 1.4, 3],
      // Rule R12: a form without a figure says why.
      ...(isZero(plan.all) && { below: ['注：本单位没有用财政拨款安排的“三公”经费支出。'] }),
    },
    'portrait',
  )
}
