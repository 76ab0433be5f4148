import { cell, draft, type Draft, isZero, money, type Report } from '#engines/reports/reports.ts'
import { type Asked, type Books, booksOf } from './books.ts'
import { contentsOf, dayText } from './cover.ts'
import type { FiscalData } from './data.ts'
import { projectSheet, wholeSheet } from './evaluation-sheet.ts'
import { writeGlossary } from './glossary.ts'
import { fundsOf, writeEvaluations } from './narrative/evaluations.ts'
import { writeBasic, writeGeneral } from './narrative/general.ts'
import { writeAssets, writeOperatingCost, writeProcurement } from './narrative/ledgers.ts'
import { writeFiscal, writeIncome, writeSpending, writeTotals } from './narrative/overall.ts'
import { publicExpensesOf, writePublicExpenses } from './narrative/public-expenses.ts'
import { reasonsOf } from './narrative/words.ts'
import { basicTable, publicExpensesTable } from './tables/basic.ts'
import { capitalTable, fundTable, generalTable, incomeTable, spendingTable } from './tables/by-subject.ts'
import { fiscalTable, overallTable } from './tables/overall.ts'
import { middle } from './tables/form.ts'

/**
 * A department's final accounts as they are made public: nine tables (表式 since 2020) and the narrative, from
 * one set of books, so that a sentence and a table cannot differ. What a person alone knows is asked for in
 * `wanting`. Refusals: `errors.ts`.
 */
export function composeAccounts(data: FiscalData): Report {
  const books = booksOf(data)
  const name = data.department.name
  const body = draft()
  partOne(body, data)
  partTwo(body, data, books)
  partThree(body, data, books)
  partFour(body, data)
  body.add({ kind: 'new-page' })
  body.heading(1, '第五部分 名词解释')
  writeGlossary(body, data, books)
  body.write(`本单位咨询电话：${data.department.telephone}`)
  partSix(body, data, books)
  const title = `${data.year}年度${name}部门决算公开`
  const date = dayText(data.published)
  return {
    ...{ title, issuer: name, date, wanting: body.wanting },
    blocks: [
      { kind: 'title', text: `${data.year}年度${name}\n部门决算公开` },
      { kind: 'signature', issuer: name, date },
      { kind: 'new-page' },
      contentsOf(body.blocks),
      ...body.blocks,
    ],
  }
}

function partOne(out: Draft, { department }: FiscalData): void {
  out.add({ kind: 'new-page' })
  out.heading(1, `第一部分 ${department.name}概况`)
  out.heading(2, '一、部门主要职责')
  department.duties.forEach((duty, n) => out.write(`${n + 1}、${duty}`))
  out.heading(2, '二、机构设置情况')
  const { name, subordinates } = department
  out.write(
    subordinates.length === 0
      ? `${name}为独立核算单位，没有下属单位，部门决算即本级决算。`
      : `${name}部门决算由本级决算和${subordinates.length}个下属单位的决算汇总而成，下属单位是：${subordinates.join('、')}。`,
  )
}

function partTwo(out: Draft, data: FiscalData, books: Books): void {
  const { year, department } = data
  const [budget, spent] = [publicExpensesOf(data, 'budget'), publicExpensesOf(data, 'spent')]
  const made = [
    ['收入支出决算总表', overallTable],
    ['收入决算表', incomeTable],
    ['支出决算表', spendingTable],
    ['财政拨款收入支出决算总表', fiscalTable],
    ['一般公共预算财政拨款支出决算表', generalTable],
    ['一般公共预算财政拨款基本支出决算明细表', basicTable],
    ['政府性基金预算财政拨款收入支出决算表', fundTable],
    ['国有资本经营预算财政拨款支出决算表', capitalTable],
    [
      '财政拨款“三公”经费支出决算表',
      (form: Parameters<typeof overallTable>[0]) => publicExpensesTable(form, budget, spent),
    ],
  ] as const
  out.add({ kind: 'new-page' })
  out.heading(1, `第二部分 ${department.name}${year}年度部门决算表`)
  made.forEach(([title, tableOf], n) =>
    out.add(
      tableOf({ mark: `公开0${n + 1}表`, title: `${year}年度${title}`, department: department.name, books }),
    ),
  )
}

/** Whether the general budget paid for any of it. */
const has = ({ amount }: Books, asked: Partial<Asked>): boolean =>
  !isZero(amount({ side: 'spending', source: 'general', ...asked }))

function partThree(out: Draft, data: FiscalData, books: Books): void {
  const reasons = reasonsOf(data)
  const nothing = (what: string) => () => out.write(`${data.year}年度本部门没有${what}。`)
  const hasFund = books.codes(3, { side: 'spending', source: 'fund' }).length > 0
  const hasCapital = books.codes(3, { side: 'spending', source: 'capital' }).length > 0
  const seeTable = (mark: string) => () => out.write(`收支数额和科目见${mark}。`)
  const sections: [string, () => void][] = [
    ['收入支出决算总体情况说明', () => writeTotals(out, books, reasons)],
    ['收入决算情况说明', () => writeIncome(out, books, reasons)],
    ['支出决算情况说明', () => writeSpending(out, books, reasons)],
    ['财政拨款收入支出决算总体情况说明', () => writeFiscal(out, books, reasons)],
    [
      '一般公共预算财政拨款支出决算情况说明',
      has(books, {}) || has(books, { stage: 'budget' })
        ? () => writeGeneral(out, data, books, reasons)
        : nothing('一般公共预算财政拨款支出'),
    ],
    [
      '一般公共预算财政拨款基本支出决算情况说明',
      has(books, { nature: 'basic' })
        ? () => writeBasic(out, books)
        : nothing('一般公共预算财政拨款基本支出'),
    ],
    [
      '政府性基金预算财政拨款收入支出决算情况说明',
      hasFund ? seeTable('公开07表') : nothing('政府性基金预算财政拨款收入和支出'),
    ],
    [
      '国有资本经营预算财政拨款支出决算情况说明',
      hasCapital ? seeTable('公开08表') : nothing('国有资本经营预算财政拨款支出'),
    ],
    ['财政拨款“三公”经费支出决算情况说明', () => writePublicExpenses(out, data, reasons)],
    ['机关运行经费支出说明', () => writeOperatingCost(out, data, reasons)],
    ['政府采购支出说明', () => writeProcurement(out, data)],
    ['国有资产占用情况说明', () => writeAssets(out, data)],
    ['预算绩效情况说明', () => writeEvaluations(out, data, books, reasons)],
  ]
  const order = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三']
  out.add({ kind: 'new-page' })
  out.heading(1, `第三部分 ${data.department.name}${data.year}年度部门决算情况说明`)
  sections.forEach(([title, write], n) => {
    out.heading(2, `${order[n]}、${title}`)
    write()
  })
}

function partFour(out: Draft, { keyWork, year }: FiscalData): void {
  const order = '一二三四五六七八九十'
  out.add({ kind: 'new-page' })
  out.heading(1, `第四部分 ${year}年度重点工作完成情况`)
  if (keyWork.length === 0) return out.write(`${year}年度没有需要单独说明的重点工作。`)
  keyWork.forEach(({ title, text }, n) => {
    out.heading(2, `${order[n] ?? n + 1}、${title}`)
    out.write(text)
  })
  out.add({
    ...{ kind: 'table', title: `${year}年度重点工作完成情况一览`, headerRows: 1, widths: [0.6, 2, 3, 4] },
    rows: [
      ['序号', '重要事项', '工作内容及目标', '完成情况'].map((text) => middle(text)),
      ...keyWork.map(({ title, goal, done }, n) => [
        middle(String(n + 1)),
        cell(title),
        cell(goal),
        cell(done),
      ]),
    ],
  })
}

function partSix(out: Draft, data: FiscalData, books: Books): void {
  out.add({ kind: 'new-page' })
  out.heading(1, '第六部分 附件')
  if (!data.whole && data.evaluations.length === 0)
    return out.write(`${data.year}年度${data.department.name}没有需要附列的绩效自评表。`)
  const nature = (one: 'basic' | 'project') => money(books.amount({ side: 'spending', nature: one }))
  if (data.whole) {
    out.heading(2, `一、${data.year}年度${data.department.name}整体绩效自评表`)
    out.add(
      wholeSheet(data, data.whole, {
        funds: fundsOf(data.whole, data, books),
        basic: nature('basic'),
        project: nature('project'),
      }),
    )
  }
  if (data.evaluations.length === 0) return
  if (data.whole) out.add({ kind: 'new-page' })
  out.heading(2, `${data.whole ? '二' : '一'}、${data.year}年度${data.department.name}项目绩效自评表`)
  data.evaluations.forEach((one, n) => {
    const sheet = projectSheet(data, one, fundsOf(one, data, books))
    out.add(n > 0 ? { ...sheet, page: 'portrait' } : sheet)
  })
}
