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
import { functionClasses } from '../lists.ts'
import { fiscalSources, type Form, formOf, middle, numeral, sum10 } from './form.ts'

/** A numbered line of a two-sided form: its name and its amounts; an amount that has no place is empty. */
interface Line {
  name: string
  amounts: readonly Decimal[]
}

const blank = (name = ''): Line => ({ name, amounts: [] })

/** Two sides beside each other, numbered on from the first to the second. */
function twoSided(left: readonly Line[], right: readonly Line[], columns: [number, number]): ReportCell[][] {
  const side = ({ name, amounts }: Line, number: number, width: number): ReportCell[] => [
    /合计|总计/.test(name) ? middle(name) : cell(name),
    middle(String(number)),
    ...Array.from({ length: width }, (_, n) => sum10(amounts[n] ?? zero)),
  ]
  return left.map((line, n) => [
    ...side(line, n + 1, columns[0]),
    ...side(right[n] ?? blank(), left.length + n + 1, columns[1]),
  ])
}

const incomeNames = [
  ['general', '一般公共预算财政拨款收入'],
  ['fund', '政府性基金预算财政拨款收入'],
  ['capital', '国有资本经营预算财政拨款收入'],
  ['superior', '上级补助收入'],
  ['undertaking', '事业收入'],
  ['operation', '经营收入'],
  ['attached', '附属单位上缴收入'],
  ['other', '其他收入'],
] as const

const blanks = (n: number): Line[] => Array.from({ length: n }, () => blank())

/** 公开01表: lines 1–31 and 32–62. */
export function overallTable(form: Form): ReportTable {
  const { books } = form
  const income = books.amount({ side: 'income' })
  const spending = books.amount({ side: 'spending' })
  const left: Line[] = [
    ...incomeNames.map(([source, name], n) => ({
      name: `${numeral(n + 1)}、${name}`,
      amounts: [books.amount({ side: 'income', source })],
    })),
    ...blanks(18),
    { name: '本年收入合计', amounts: [income] },
    blank('使用非财政拨款结余（含专用结余）'),
    { name: '年初结转和结余', amounts: [books.carried('start')] },
    blank(),
    { name: '总计', amounts: [plus(income, books.carried('start'))] },
  ]
  const right: Line[] = [
    ...classLines((subject) => [books.amount({ side: 'spending', subject })]),
    { name: '本年支出合计', amounts: [spending] },
    blank('结余分配'),
    { name: '年末结转和结余', amounts: [books.carried('end')] },
    blank(),
    { name: '总计', amounts: [plus(spending, books.carried('end'))] },
  ]
  const body = {
    headerRows: 3,
    rows: [
      [middle('收入', { colSpan: 3 }), middle('支出', { colSpan: 3 })],
      [...['项目', '行次', '金额', '项目', '行次', '金额'].map((text) => middle(text))],
      [...['栏次', '', '1', '栏次', '', '2'].map((text) => middle(text))],
      ...twoSided(left, right, [1, 1]),
    ],
    widths: [3.4, 0.7, 1.5, 3.4, 0.7, 1.5],
    below: [
      '注：本表反映部门本年度的总收支和年末结转结余情况。',
      '27行=(1+2+3+4+5+6+7+8)行；31行=(27+28+29)行；58行=(32+33+…+57)行；62行=(58+59+60)行。',
    ],
  }
  return formOf(form, body, 'portrait')
}

const classLines = (amounts: (subject: string) => Decimal[]): Line[] =>
  functionClasses.map(({ code, name }, n) => ({ name: `${numeral(n + 1)}、${name}`, amounts: amounts(code) }))

/** Money of the general purse alone, by source; the first is all of them together. */
const fiscal = (books: Books, subject: string): Decimal[] => {
  const each = fiscalSources.map(([source]) => books.amount({ side: 'spending', subject, source }))
  return [sum(each), ...each]
}

/** 公开04表: lines 1–32 and 33–64. */
export function fiscalTable(form: Form): ReportTable {
  const { books } = form
  const carried = (end: 'start' | 'end'): Decimal[] => {
    const each = fiscalSources.map(([source]) => books.carried(end, source))
    return [sum(each), ...each]
  }
  const income = fiscalSources.map(([source]) => books.amount({ side: 'income', source }))
  const spending = fiscal(books, '')
  const start = carried('start')
  const left: Line[] = [
    ...fiscalSources.map(([, name], n) => ({ name: `${numeral(n + 1)}、${name}`, amounts: [income[n]!] })),
    ...blanks(23),
    { name: '本年收入合计', amounts: [sum(income)] },
    { name: '年初财政拨款结转和结余', amounts: [start[0]!] },
    ...fiscalSources.map(([, name], n) => ({ name, amounts: [start[n + 1]!] })),
    { name: '总计', amounts: [plus(sum(income), start[0]!)] },
  ]
  const right: Line[] = [
    ...classLines((subject) => fiscal(books, subject)),
    { name: '本年支出合计', amounts: spending },
    { name: '年末财政拨款结转和结余', amounts: carried('end') },
    ...blanks(3),
    { name: '总计', amounts: spending.map((amount, n) => plus(amount, carried('end')[n]!)) },
  ]
  const spendingTitles = ['合计', ...fiscalSources.map(([, name]) => name)]
  const body = {
    headerRows: 4,
    rows: [
      [middle('收入', { colSpan: 3 }), middle('支出', { colSpan: 6 })],
      [
        ...['项目', '行次', '决算数', '项目', '行次'].map((text) => middle(text, { rowSpan: 2 })),
        middle('决算数', { colSpan: 4 }),
      ],
      spendingTitles.map((text) => middle(text)),
      [...['栏次', '', '1', '栏次', '', '2', '3', '4', '5'].map((text) => middle(text))],
      ...twoSided(left, right, [1, 4]),
    ],
    widths: [2.9, 0.55, 1.15, 2.9, 0.55, 1.15, 1.15, 1.15, 1.15],
    below: [
      '注：本表反映部门本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支和年末结转结余情况。',
      '27行=(1+2+3)行；28行=(29+30+31)行；32行=(27+28)行；59行=(33+34+…+58)行；64行=(59+60)行。',
      ...(isEmpty(form.books) ? ['本单位没有财政拨款收入和支出，本表为空。'] : []),
    ],
  }
  return formOf(form, body, 'portrait')
}

/** Nothing came from the public purse, and nothing was left of it. */
const isEmpty = (books: Form['books']): boolean =>
  fiscalSources.every(([source]) =>
    [
      books.amount({ side: 'income', source }),
      books.amount({ side: 'spending', source }),
      books.carried('start', source),
    ].every(isZero),
  )
