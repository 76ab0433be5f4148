import { type Amount, amountText, distance } from '../decimal.ts'
import type { Disclosure, Finding, Rule, Table } from '../document.ts'
import { found, severityOf } from '../finding.ts'

/** R01, R03, R06, R11: the formulas that the form itself prints, row by row and column by column. */
const printed: Rule = {
  code: 'R01',
  title: '表内公式',
  basis: '财政部部门决算公开表式，表后注',
  check: ({ tables }) =>
    tables.flatMap((table) =>
      table.formulas.flatMap((formula) =>
        formula.of === 'row' ? rowFormula(table, formula) : columnFormula(table, formula),
      ),
    ),
}

type Formula = Table['formulas'][number]

function rowFormula(table: Table, formula: Formula): Finding[] {
  const target = table.forms.find((one) => one.number === formula.target)
  const side = (number: number) => table.forms.find((one) => one.number === number)
  if (!target) return []
  return target.amounts.flatMap((amount, column) => {
    if (amount === undefined) return []
    const total = formula.terms.reduce<Amount>(
      (sum, { sign, number }) => sum + BigInt(sign) * (side(number)?.amounts[column] ?? 0n),
      0n,
    )
    if (total === amount) return []
    return [differs(table, target.line, `${target.name}（${formula.target}行）`, amount, total)]
  })
}

function columnFormula(table: Table, formula: Formula): Finding[] {
  return table.rows.flatMap((row) => {
    const amount = row.columns.get(formula.target) ?? 0n
    const total = formula.terms.reduce<Amount>(
      (sum, { sign, number }) => sum + BigInt(sign) * (row.columns.get(number) ?? 0n),
      0n,
    )
    if (total === amount) return []
    return [differs(table, row.line, `${row.code} ${row.name} ${formula.target}栏`, amount, total)]
  })
}

const differs = (table: Table, line: number, place: string, amount: Amount, total: Amount): Finding =>
  found(printed, severityOf(distance(amount, total)), line, {
    place: `${table.title} ${place}`,
    found: amountText(amount),
    expected: amountText(total),
    computation: `表后公式得 ${amountText(total)}，差 ${amountText(amount - total)}`,
  })

/** R05: 合计=Σ类, 类=Σ款, 款=Σ项, in every column; a wrong item is told once, at the lowest level that fails. */
const levels: Rule = {
  code: 'R05',
  title: '类=Σ款=Σ项',
  basis: '政府收支分类科目；部门决算公开表式',
  check: ({ tables }) =>
    tables.filter((table) => ['income', 'spending', 'general'].includes(table.kind)).flatMap(levelsOf),
}

function levelsOf(table: Table): Finding[] {
  const columns = new Set(table.rows.flatMap((row) => [...row.columns.keys()]))
  return table.rows.flatMap((parent) => {
    const length = parent.code === '' ? 3 : parent.code.length + 2
    const children = table.rows.filter(
      (row) => row.code.length === length && row.code.startsWith(parent.code),
    )
    if (children.length === 0) return []
    for (const column of columns) {
      const amount = parent.columns.get(column) ?? 0n
      const total = children.reduce<Amount>((sum, row) => sum + (row.columns.get(column) ?? 0n), 0n)
      if (amount === total || distance(amount, total) <= 2n) continue
      return [
        found(levels, 'error', parent.line, {
          place: `${table.title} ${parent.code || '合计'} ${column}栏`,
          found: amountText(amount),
          expected: amountText(total),
          computation: children.map((row) => amountText(row.columns.get(column) ?? 0n)).join(' + '),
        }),
      ]
    }
    return []
  })
}

/** R02, R07: what came in equals what went out. */
const balance: Rule = {
  code: 'R02',
  title: '收支平衡',
  basis: '部门决算公开表式：收入总计=支出总计',
  check: ({ tables }: Disclosure) =>
    tables.flatMap((table) => {
      const totals = table.forms.filter(
        (one) => one.name.replaceAll(/\s/g, '') === '总计' || /^总计$/.test(one.name.replaceAll(/\s/g, '')),
      )
      const [income, spending] = totals.map((one) => one.amounts[0])
      if (income === undefined || spending === undefined || income === spending) return []
      return [
        found(balance, severityOf(distance(income, spending)), totals[0]!.line, {
          place: `${table.title} 总计`,
          found: `${amountText(income)} / ${amountText(spending)}`,
          expected: '两侧相等',
        }),
      ]
    }),
}

/** R09: 301=Σ301xx, 302=Σ302xx … of the economic classification. */
const economic: Rule = {
  code: 'R09',
  title: '经济分类类=Σ款',
  basis: '支出经济分类科目',
  check: ({ tables }) =>
    tables
      .filter((table) => table.kind === 'basic')
      .flatMap((table) =>
        table.rows
          .filter((row) => row.code.length === 3)
          .flatMap((parent) => {
            const children = table.rows.filter(
              (row) => row.code.length === 5 && row.code.startsWith(parent.code),
            )
            const total = children.reduce<Amount>((sum, row) => sum + (row.columns.get(1) ?? 0n), 0n)
            const amount = parent.columns.get(1) ?? 0n
            if (children.length === 0 || distance(amount, total) === 0n) return []
            return [
              differs(
                { ...table, title: table.title },
                parent.line,
                `${parent.code} ${parent.name}`,
                amount,
                total,
              ),
            ]
          }),
      ),
}

export const tableFormulas: Rule[] = [printed, levels, balance, economic]
