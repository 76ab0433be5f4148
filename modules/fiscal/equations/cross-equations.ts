import type { RuleCode } from '../catalogue.ts'
import { type Disclosure, type FormLine, type Table, tableOf, totalRow } from '../document.ts'
import { type Cell, type Equation, same, sumOf } from './equation.ts'
import type { Wording } from '../wording.ts'
import { cellOf, formCell } from './table-equations.ts'

/** Where the amount of the general budget stands in a line of the appropriation table: behind 合计 in accounts. */
export const generalAt = ({ kind }: Disclosure): number => (kind === 'accounts' ? 1 : 0)

/** What holds between the tables of one document. */
export function crossEquations(document: Disclosure): Equation[] {
  const table = (kind: Table['kind']) => tableOf(document, kind)
  const [summary, income, spending] = [table('summary'), table('income'), table('spending')]
  const [fiscal, general, basic] = [table('fiscal'), table('general'), table('basic')]
  const total = (of: Table | undefined, column = 1): Cell | undefined => {
    const row = totalRow(of)
    return of && row && row.columns.size > 0 ? cellOf(of, row, column) : undefined
  }
  const at = generalAt(document)
  const personal = basic && general ? basicTotal(basic) : []
  return [
    ...pair('X01', total(income), lineCell(summary, '本年收入合计'), {
      zh: '收入表合计=总表本年收入合计',
      en: 'total of the income table = income of the year in the overall table',
    }),
    ...pair('X01', total(spending), lineCell(summary, '本年支出合计', 1), {
      zh: '支出表合计=总表本年支出合计',
      en: 'total of the spending table = spending of the year in the overall table',
    }),
    ...pair('X04', total(general), lineCell(fiscal, '本年支出合计', 1, at), {
      zh: '一般公共预算支出=财政拨款总表',
      en: 'general budget spending = appropriation table',
    }),
    ...(personal.length > 0 && total(general, 2)
      ? [
          sumOf('X05', total(general, 2)!, personal, {
            zh: '基本支出=人员经费+公用经费',
            en: 'basic spending = personnel + office funds',
          }),
        ]
      : []),
    ...(summary && spending ? classes(summary, spending, 0) : []),
    ...(fiscal && general ? classes(fiscal, general, at) : []),
    ...(onlyAppropriated(document) ? ofOneMoney(document) : []),
    ...(income && spending && !carriesOver(document) ? bySubject('X07', income, spending, [1]) : []),
    ...budgetCars(document),
  ]
}

const pair = (rule: RuleCode, a: Cell | undefined, b: Cell | undefined, says: Wording): Equation[] =>
  a && b ? [same(rule, a, b, says)] : []

const lineCell = (table: Table | undefined, name: string, side = 0, at = 0): Cell | undefined => {
  const line = table?.forms.find((one) => one.name === name && one.side === side)
  return table && line ? formCell(table, line, at) : undefined
}

function basicTotal(basic: Table): Cell[] {
  const rows = basic.rows.filter((row) => row.code === '')
  const one = rows.find(({ name }) => name === '合计')
  return one ? [cellOf(basic, one, 1)] : rows.map((row) => cellOf(basic, row, 1))
}

/** X08: a function's line in the overall table is its class in the table by subject. */
const classes = (overall: Table, bySubjects: Table, at: number): Equation[] =>
  bySubjects.rows
    .filter((row) => row.code.length === 3 && row.columns.size > 0)
    .flatMap((row) => {
      const line = overall.forms.find(
        (one) => one.side === 1 && (one.code === row.code || bare(one) === row.name),
      )
      return line
        ? [same('X08', formCell(overall, line, at), cellOf(bySubjects, row, 1), `${line.name}=${row.code}`)]
        : []
    })

const bare = ({ name }: FormLine): string => name.replace(/^[一二三四五六七八九十]+、/, '')

/** Whether all money is appropriated: then the overall and the appropriated tables say the same. */
export function onlyAppropriated(document: Disclosure): boolean {
  const summary = tableOf(document, 'summary')
  if (!summary) return false
  const items = summary.forms.filter((one) => one.side === 0 && /^[一二三四五六七八九十]+、/.test(one.name))
  const others = items.slice(1).filter((one) => !/结转/.test(one.name))
  return items.length > 1 && others.every((one) => !one.amounts[0])
}

/** X01, X06: the same line of both two-sided forms, the same subject of both spending tables. */
function ofOneMoney(document: Disclosure): Equation[] {
  const [summary, fiscal] = [tableOf(document, 'summary'), tableOf(document, 'fiscal')]
  const [spending, general, income] = [
    tableOf(document, 'spending'),
    tableOf(document, 'general'),
    tableOf(document, 'income'),
  ]
  const out: Equation[] = []
  if (summary && fiscal)
    for (const line of summary.forms) {
      if (!line.amounts.some((amount) => amount)) continue
      const twin = fiscal.forms.find((one) => one.side === line.side && like(one.name) === like(line.name))
      if (twin)
        out.push(
          same('X01', formCell(fiscal, twin), formCell(summary, line), {
            zh: '财政拨款总表=收支总表',
            en: 'appropriation table = overall table',
          }),
        )
    }
  const first = summary?.forms.find((one) => one.side === 0 && one.name.startsWith('一、'))
  const row = totalRow(income)
  if (summary && first && income && row)
    out.push(
      same('X01', cellOf(income, row, 2), formCell(summary, first), {
        zh: '财政拨款收入=总表第一项',
        en: 'appropriated income = first line of the overall table',
      }),
    )
  if (spending && general) out.push(...bySubject('X06', general, spending, [1, 2, 3]))
  return out
}

const like = (name: string): string =>
  name
    .replaceAll('财政拨款', '')
    .replace(/收入$/, '')
    .replace(/^八、|^九、/, '')

/** Equal amounts by subject, at the deepest subjects and in the total: what lies between follows from the sums. */
function bySubject(rule: RuleCode, a: Table, b: Table, columns: readonly number[]): Equation[] {
  const deepest = (table: Table, code: string) =>
    code === '' || !table.rows.some((row) => row.code.length > code.length && row.code.startsWith(code))
  return a.rows
    .filter((row) => deepest(a, row.code))
    .flatMap((row) => {
      const other = b.rows.find((one) => one.code === row.code)
      if (!other || !deepest(b, other.code)) return []
      return columns.map((column) =>
        same(rule, cellOf(a, row, column), cellOf(b, other, column), `${a.title}=${b.title}`),
      )
    })
}

/** Whether money came over from the last year or goes on to the next; taken so where no table says. */
export const carriesOver = (document: Disclosure): boolean =>
  (tableOf(document, 'summary') ?? tableOf(document, 'fiscal'))?.forms.some(
    (one) => /结转/.test(one.name) && (one.amounts[0] ?? 0n) !== 0n,
  ) ?? true

/** A budget's running cost of cars is the subject 30231 of its basic spending. */
function budgetCars(document: Disclosure): Equation[] {
  const [three, basic] = [tableOf(document, 'three'), tableOf(document, 'basic')]
  const [planned, cars] = [totalRow(three), basic?.rows.find((row) => row.code === '30231')]
  if (document.kind !== 'budget' || !three || !basic || !planned || !cars?.columns.size) return []
  return [
    same('X09', cellOf(three, planned, 5), cellOf(basic, cars, 1), {
      zh: '公务用车运行维护费=30231',
      en: 'running cost of cars = 30231',
    }),
  ]
}
