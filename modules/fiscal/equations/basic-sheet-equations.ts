import type { Text } from '#kernel/errors.ts'
import { type BasicSheet, type Disclosure, tableOf, totalRow } from '../document.ts'
import { type Cell, type Equation, same, sumOf } from './equation.ts'
import { cellOf } from './table-equations.ts'

type Money = BasicSheet['money'][number]

const cell = ({ line, side, name, amount }: Money): Cell => ({
  key: `b/${side}/${name}`,
  line,
  value: amount,
  place: {
    zh: `基本信息表 ${side === 'income' ? '收入构成' : '支出构成'} ${name}`,
    en: `Basic information, ${side}: ${name}`,
  },
})

const tables: Text = { zh: '基本信息表=预算表', en: 'basic information=budget tables' }

/** R01, R02, X01: the basic information adds up, balances, and says what the tables of the budget say. */
export function basicSheetEquations(document: Disclosure): Equation[] {
  const { basicSheet } = document
  if (!basicSheet) return []
  const of = (side: Money['side']) => basicSheet.money.filter((one) => one.side === side)
  const total = (side: Money['side']) => of(side).find((one) => one.total)
  const spent = (name: RegExp) => of('spending').find((one) => !one.total && name.test(one.name))
  const [income, spending] = [total('income'), total('spending')]
  return [
    ...sums(income, of('income')),
    ...sums(spending, of('spending')),
    ...(income && spending
      ? [
          same('R02', cell(income), cell(spending), {
            zh: '基本信息表 收入合计=支出合计',
            en: 'basic information: income=spending',
          }),
        ]
      : []),
    ...asInTable(document, income, 'income', 1),
    ...asInTable(document, spending, 'spending', 1),
    ...asInTable(document, spent(/^基本支出/), 'spending', 2),
    ...asInTable(document, spent(/^项目支出/), 'spending', 3),
  ]
}

function sums(total: Money | undefined, all: readonly Money[]): Equation[] {
  const items = all.filter((one) => one !== total)
  return total && items.length > 0
    ? [sumOf('R01', cell(total), items.map(cell), { zh: '合计=Σ各项', en: 'total=Σ items' })]
    : []
}

function asInTable(
  document: Disclosure,
  money: Money | undefined,
  kind: 'income' | 'spending',
  column: number,
): Equation[] {
  const table = tableOf(document, kind)
  const row = totalRow(table)
  return table && row && row.columns.size > 0 && money
    ? [same('X01', cell(money), cellOf(table, row, column), tables)]
    : []
}
