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
import { economicGroups } from '../lists.ts'
import { type Form, formOf, middle, sum10 } from './form.ts'

const basic = (books: Books, economic: string): Decimal =>
  books.amount({ side: 'spending', source: 'general', nature: 'basic', economic })

const inColumn = (column: number) =>
  economicGroups.filter((group) => group.column === column).flatMap(({ classes }) => classes)

/** 人员经费=301+303; 公用经费=302+307+310+312+399 (fiscal rule R10). */
export const staffCost = (books: Books): Decimal => sum(inColumn(0).map(({ code }) => basic(books, code)))
export const officeCost = (books: Books): Decimal =>
  sum([...inColumn(1), ...inColumn(2)].map(({ code }) => basic(books, code)))

/** Names of the sections in which there is spending, of the staff's cost or the office's. */
export const sectionsUsed = (books: Books, columns: readonly number[]): string[] =>
  columns
    .flatMap(inColumn)
    .flatMap(({ sections }) =>
      sections.filter(({ code }) => basic(books, code).units !== 0n).map(({ name }) => name),
    )

/** 公开06表: three groups side by side, each class followed by its sections. */
export function basicTable(form: Form): ReportTable {
  const { books } = form
  const groups = [0, 1, 2].map((column) =>
    inColumn(column).flatMap(({ code, name, sections }) => [
      triple(code, name, basic(books, code)),
      ...sections.map((section) => triple(section.code, section.name, basic(books, section.code))),
    ]),
  )
  const height = Math.max(...groups.map((group) => group.length))
  const rows = Array.from({ length: height }, (_, n) => groups.flatMap((group) => group[n] ?? nothing))
  const body = {
    headerRows: 2,
    rows: [
      [middle('人员经费', { colSpan: 3 }), middle('公用经费', { colSpan: 6 })],
      [0, 1, 2].flatMap(() => ['科目代码', '科目名称', '决算数'].map((text) => middle(text))),
      ...rows,
      [
        middle('人员经费合计', { colSpan: 2 }),
        sum10(staffCost(books)),
        middle('公用经费合计', { colSpan: 5 }),
        sum10(officeCost(books)),
      ],
    ],
    widths: [0.9, 2.6, 1.2, 0.9, 2.6, 1.2, 0.9, 2.6, 1.2],
    below: [
      '注：本表反映部门本年度一般公共预算财政拨款基本支出明细情况。',
      ...(isZero(books.amount({ side: 'spending', source: 'general', nature: 'basic' }))
        ? ['本单位没有一般公共预算财政拨款基本支出，本表为空。']
        : []),
    ],
  }
  return formOf(form, body, 'landscape')
}

const triple = (code: string, name: string, value: Decimal): ReportCell[] => [
  cell(code),
  cell(name),
  sum10(value),
]
const nothing: ReportCell[] = [cell(''), cell(''), sum10(zero)]

/** What the three public expenses come to: the plan of the whole year, or what was spent. */
export interface PublicExpenses {
  abroad: Decimal
  carsBought: Decimal
  carsRun: Decimal
  cars: Decimal
  reception: Decimal
  all: Decimal
}

export function publicExpensesTable(form: Form, budget: PublicExpenses, spent: PublicExpenses): ReportTable {
  const half = (title: string): ReportCell[] => [middle(title, { colSpan: 6 })]
  const second = [
    middle('合计', { rowSpan: 2 }),
    middle('因公出国（境）费', { rowSpan: 2 }),
    middle('公务用车购置及运行维护费', { colSpan: 3 }),
    middle('公务接待费', { rowSpan: 2 }),
  ]
  const third = ['小计', '公务用车购置费', '公务用车运行维护费'].map((text) => middle(text))
  const amounts = (one: PublicExpenses) =>
    [one.all, one.abroad, one.cars, one.carsBought, one.carsRun, one.reception].map(sum10)
  const body = {
    headerRows: 4,
    rows: [
      [...half('预算数'), ...half('决算数')],
      [...second, ...second],
      [...third, ...third],
      Array.from({ length: 12 }, (_, n) => middle(String(n + 1))),
      [...amounts(budget), ...amounts(spent)],
    ],
    widths: Array.from({ length: 12 }, () => 1),
    below: [
      '注：本表反映部门本年度财政拨款“三公”经费支出预决算情况。预算数为全年预算数，即按规定程序调整后的数额；决算数包括当年财政拨款和以前年度结转资金安排的支出。',
      '1栏=(2+3+6)栏；3栏=(4+5)栏；7栏=(8+9+12)栏；9栏=(10+11)栏。',
      ...(spent.all.units === 0n && budget.all.units === 0n
        ? ['本单位无财政拨款“三公”经费支出，本表为空。']
        : []),
    ],
  }
  return formOf(form, body, 'landscape')
}

export const together = (one: Omit<PublicExpenses, 'cars' | 'all'>): PublicExpenses => {
  const cars = plus(one.carsBought, one.carsRun)
  return { ...one, cars, all: sum([one.abroad, cars, one.reception]) }
}
