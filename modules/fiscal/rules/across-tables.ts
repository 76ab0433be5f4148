import { type Amount, amountText, distance } from '../decimal.ts'
import {
  type Disclosure,
  type Finding,
  formLine,
  type Rule,
  type Row,
  tableOf,
  totalOf,
} from '../document.ts'
import { found, severityOf } from '../finding.ts'

interface Side {
  name: string
  amount: Amount | undefined
  line: number
}

/** X01–X06: totals that stand in two tables are the same. */
const totals: Rule = {
  code: 'X01',
  title: '表间合计相等',
  basis: '部门决算表间勾稽关系',
  check(document) {
    const [t1, t2, t3, t4, t5] = (['summary', 'income', 'spending', 'fiscal', 'general'] as const).map(
      (kind) => tableOf(document, kind),
    )
    const form = (table: typeof t1, name: string): Side => {
      const line = formLine(table, name)
      return { name: `${table?.title ?? ''} ${name}`, amount: line?.amounts[0], line: line?.line ?? 0 }
    }
    const total = (table: typeof t1): Side => ({
      name: `${table?.title ?? ''} 合计`,
      amount: totalOf(table),
      line: table?.rows.find((row) => row.code === '')?.line ?? 0,
    })
    const pairs: [Side, Side][] = [
      [form(t1, '本年收入合计'), total(t2)],
      [form(t1, '本年支出合计'), total(t3)],
    ]
    const general = formLine(t4, '本年支出合计')
    if (general?.amounts[1] !== undefined)
      pairs.push([
        { name: `${t4?.title} 本年支出合计（一般公共预算）`, amount: general.amounts[1], line: general.line },
        total(t5),
      ])
    return pairs.flatMap(([a, b]) => differing(a, b))
  },
}

function differing(a: Side, b: Side): Finding[] {
  if (a.amount === undefined || b.amount === undefined || a.amount === b.amount) return []
  return [
    found(totals, severityOf(distance(a.amount, b.amount)), b.line, {
      place: `${a.name} / ${b.name}`,
      found: `${amountText(a.amount)} / ${amountText(b.amount)}`,
      expected: '相等',
      computation: `差 ${amountText(a.amount - b.amount)}`,
    }),
  ]
}

/** X07: without money carried over, what a subject received is what it spent; told at the deepest subject. */
const incomeBySubject: Rule = {
  code: 'X07',
  title: '表2=表3',
  basis: '无年初、年末结转时科目收支相等',
  check(document) {
    const [income, spending] = [tableOf(document, 'income'), tableOf(document, 'spending')]
    if (!income || !spending || carriesOver(document)) return []
    return bySubject(incomeBySubject, income.rows, spending.rows, `${income.title} / ${spending.title}`)
  },
}

/** X06: the subjects of the general budget spend what all subjects spend, where there is no other money. */
const generalBySubject: Rule = {
  code: 'X06',
  title: '表3=表5',
  basis: '无其他资金时各表科目相等',
  check(document) {
    const [all, general] = [tableOf(document, 'spending'), tableOf(document, 'general')]
    if (!all || !general || totalOf(all) !== totalOf(general)) return []
    return bySubject(generalBySubject, general.rows, all.rows, `${general.title} / ${all.title}`)
  },
}

const carriesOver = (document: Disclosure): boolean =>
  (tableOf(document, 'summary')?.forms ?? []).some(
    (one) => /结转/.test(one.name) && (one.amounts[0] ?? 0n) !== 0n,
  )

function bySubject(rule: Rule, rows: readonly Row[], others: readonly Row[], place: string): Finding[] {
  const differ = rows.flatMap((row) => {
    const other = others.find((one) => one.code === row.code && row.code !== '')
    const [a, b] = [row.columns.get(1) ?? 0n, other?.columns.get(1) ?? 0n]
    return other && a !== b ? [{ row, a, b }] : []
  })
  const deepest = differ.filter(
    ({ row }) =>
      !differ.some((one) => one.row.code.length > row.code.length && one.row.code.startsWith(row.code)),
  )
  return deepest.map(({ row, a, b }) =>
    found(rule, severityOf(distance(a, b)), row.line, {
      place: `${place} ${row.code} ${row.name}`,
      found: amountText(a),
      expected: amountText(b),
      computation: `差 ${amountText(a - b)}`,
    }),
  )
}

/** X08: a function's class in the overall table is its class in the table by subject. */
const classes: Rule = {
  code: 'X08',
  title: '功能类=科目类',
  basis: '部门决算表间勾稽关系',
  check(document) {
    const [overall, bySubjects] = [tableOf(document, 'summary'), tableOf(document, 'spending')]
    if (!overall || !bySubjects) return []
    return bySubjects.rows
      .filter((row) => row.code.length === 3)
      .flatMap((row) => {
        const line = overall.forms.find(
          (one) => one.name.replace(/^[一二三四五六七八九十]+、/, '') === row.name,
        )
        const [a, b] = [line?.amounts[0] ?? 0n, row.columns.get(1) ?? 0n]
        if (!line || a === b) return []
        return [
          found(classes, severityOf(distance(a, b)), line.line, {
            place: `${overall.title} ${line.name}`,
            found: amountText(a),
            expected: amountText(b),
            computation: `${bySubjects.title} ${row.code} = ${amountText(b)}`,
          }),
        ]
      })
  },
}

export const acrossTables: Rule[] = [totals, incomeBySubject, generalBySubject, classes]
