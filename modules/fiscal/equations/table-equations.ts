import type { Text } from '#kernel/errors.ts'
import type { RuleCode } from '../catalogue.ts'
import type { Wording } from '../wording.ts'
import type { Disclosure, FormLine, Row, Table, TableKind } from '../document.ts'
import { type Cell, type Equation, same, sumOf } from './equation.ts'

const columnRule: Record<TableKind, RuleCode> = {
  summary: 'R01',
  fiscal: 'R06',
  income: 'R03',
  spending: 'R04',
  general: 'R08',
  basic: 'R10',
  three: 'R11',
  fund: 'R11',
  capital: 'R11',
}

/** A figure of a row; blank is nothing. */
export const cellOf = (table: Table, row: Row, column: number): Cell => ({
  key: `${table.kind}/${row.code || row.name}/${column}`,
  line: row.at.get(column) ?? row.line,
  value: row.columns.get(column) ?? 0n,
  place: placeOf(table, row, column),
})

const placeOf = ({ title }: Table, { code, name }: Row, column: number): Text => {
  const row = `${title} ${code}${code ? ' ' : ''}${name}`
  return { zh: `${row} ${column}栏`, en: `${row} column ${column}` }
}

/** A figure of a line of a two- or three-sided form; `at` counts its amounts from 0. */
export const formCell = (table: Table, form: FormLine, at = 0): Cell => ({
  key: `${table.kind}/${form.side}/${form.number}/${form.name}/${at}`,
  line: form.line,
  value: form.amounts[at] ?? 0n,
  place: {
    zh: `${table.title} ${form.number ? `${form.number}行 ` : ''}${form.name}`,
    en: `${table.title} ${form.number ? `line ${form.number} ` : ''}${form.name}`,
  },
})

/** What holds within one table: the formulas it prints, or those of its set, and the tree of its subjects. */
export const tableEquations = ({ tables }: Disclosure): Equation[] =>
  tables.flatMap((table) => [
    ...printed(table),
    ...(['income', 'spending', 'general', 'fund', 'capital'].includes(table.kind)
      ? tree(table, 3, 'R05')
      : []),
    ...(table.kind === 'basic' ? [...tree(table, 5, 'R09'), ...persons(table)] : []),
    ...(table.kind === 'summary' || table.kind === 'fiscal' ? sides(table) : []),
  ])

function printed(table: Table): Equation[] {
  return table.formulas.flatMap(({ of, target, terms }): Equation[] => {
    const sum = terms.map(({ sign, number }, n) => `${sign < 0 ? '-' : n ? '+' : ''}${number}`).join('')
    const says = {
      zh: `${target}${of === 'row' ? '行' : '栏'}=${sum}`,
      en: `${of === 'row' ? 'line' : 'column'} ${target}=${sum}`,
    }
    if (of === 'row') return rowFormula(table, target, terms, says)
    return table.rows.map((row) => ({
      ...{ rule: columnRule[table.kind], slack: 0n, says },
      cells: [
        [1, cellOf(table, row, target)],
        ...terms.map(({ sign, number }) => [-sign as 1 | -1, cellOf(table, row, number)] as const),
      ],
    }))
  })
}

function rowFormula(
  table: Table,
  target: number,
  terms: Table['formulas'][number]['terms'],
  says: Wording,
): Equation[] {
  const lines = new Map(table.forms.map((one) => [one.number, one]))
  const total = lines.get(target)
  if (!total) return []
  return total.amounts.map((_, at) => ({
    ...{ rule: columnRule[table.kind], slack: 0n, says },
    cells: [
      [1, formCell(table, total, at)],
      ...terms.flatMap(({ sign, number }) => {
        const line = lines.get(number)
        return line ? [[-sign as 1 | -1, formCell(table, line, at)] as const] : []
      }),
    ],
  }))
}

/** 合计=Σ类, 类=Σ款, 款=Σ项 in every column; `shortest` is the length of the level whose sums are the total's. */
function tree(table: Table, shortest: number, rule: RuleCode): Equation[] {
  const columns = [...new Set(table.rows.flatMap((row) => [...row.columns.keys()]))]
  return table.rows
    .filter((row) => row.code !== '' || shortest === 3)
    .flatMap((parent) => {
      const length = parent.code === '' ? 3 : parent.code.length + 2
      const children = table.rows.filter(
        (row) => row !== parent && row.code.length === length && row.code.startsWith(parent.code),
      )
      if (children.every((row) => row.columns.size === 0)) return []
      return columns.map((column) =>
        sumOf(
          rule,
          cellOf(table, parent, column),
          children.map((child) => cellOf(table, child, column)),
          ofChildren(
            parent.code,
            children.map(({ code }) => code),
          ),
        ),
      )
    })
}

function ofChildren(code: string, children: readonly string[]): Text {
  const few = children.length <= 6 && children.join('+')
  return {
    zh: `${code || '合计'}=Σ${few || `${children.length} 个下级科目`}`,
    en: `${code || 'total'}=Σ${few || ` of ${children.length} subjects below`}`,
  }
}

/** 人员经费=301+303, 公用经费=302+307+310+312+399; where the form has columns for them, the total of both. */
function persons(table: Table): Equation[] {
  const classes = table.rows.filter((row) => row.code.length === 3)
  const of = (codes: readonly string[]) => classes.filter((row) => codes.includes(row.code))
  const total = table.rows.find((row) => row.code === '' && row.name === '合计')
  if (total)
    return [1, 2, 3].map((column) =>
      sumOf(
        'R10',
        cellOf(table, total, column),
        classes.map((row) => cellOf(table, row, column)),
        { zh: '合计=Σ类', en: 'total=Σ classes' },
      ),
    )
  return (
    [
      ['人员经费', 'personnel funds', ['301', '303']],
      ['公用经费', 'office funds', ['302', '307', '310', '312', '399']],
    ] as const
  ).flatMap(([name, says, codes]) => {
    const row = table.rows.find((one) => one.code === '' && one.name === name)
    const parts = of(codes)
    if (!row || parts.length === 0) return []
    return [
      sumOf(
        'R10',
        cellOf(table, row, 1),
        parts.map((one) => cellOf(table, one, 1)),
        { zh: `${name}=${codes.join('+')}`, en: `${says}=${codes.join('+')}` },
      ),
    ]
  })
}

const balanced = { zh: '收入总计=支出总计', en: 'total income=total spending' }
const isTotal = (name: string): boolean => /^本年(收入|支出)合计$/.test(name)
const isGrand = (name: string): boolean => /^(收入|支出)?总计$/.test(name)

/** The sides balance; without printed formulas each side's total is the sum of the items above it. */
function sides(table: Table): Equation[] {
  const columns = Math.max(0, ...table.forms.map(({ amounts }) => amounts.length))
  const out: Equation[] = []
  const numbers = [...new Set(table.forms.map(({ side }) => side))]
  const grand = numbers.map((side) => table.forms.find((one) => one.side === side && isGrand(one.name)))
  for (const other of grand.slice(1))
    if (grand[0] && other) out.push(same('R02', formCell(table, grand[0]), formCell(table, other), balanced))
  const across: RuleCode = columnRule[table.kind]
  if (table.kind === 'fiscal' && columns > 2)
    for (const line of table.forms.filter((one) => one.side === 1 && one.number > 0))
      out.push(
        sumOf(
          across,
          formCell(table, line),
          line.amounts.slice(1).map((_, n) => formCell(table, line, n + 1)),
          { zh: '2栏=3+4(+5)栏', en: 'column 2=3+4(+5)' },
        ),
      )
  if (table.formulas.length > 0) return out
  for (const side of numbers) for (let at = 0; at < columns; at++) out.push(...sideTotals(table, side, at))
  return out
}

function sideTotals(table: Table, side: number, at: number): Equation[] {
  const own = table.forms.filter((one) => one.side === side)
  const totalAt = own.findIndex(({ name }) => isTotal(name))
  const grandAt = own.findIndex(({ name }) => isGrand(name))
  if (totalAt < 0) return []
  const rule: RuleCode = columnRule[table.kind]
  const total = formCell(table, own[totalAt]!, at)
  const items = own
    .slice(0, totalAt)
    .filter((one) => one.code.length === 3 || /^[一二三四五六七八九十]+、/.test(one.name))
  const out =
    items.length > 1
      ? [
          sumOf(
            rule,
            total,
            items.map((one) => formCell(table, one, at)),
            { zh: '本年合计=Σ各项', en: 'total of the year=Σ items' },
          ),
        ]
      : []
  const after = own.slice(totalAt + 1, grandAt)
  if (grandAt > totalAt && at < own[grandAt]!.amounts.length)
    out.push(
      sumOf(
        rule,
        formCell(table, own[grandAt]!, at),
        [total, ...after.map((one) => formCell(table, one, at))],
        { zh: '总计=本年合计+结转', en: 'grand total=total of the year+carried over' },
      ),
    )
  return out
}
