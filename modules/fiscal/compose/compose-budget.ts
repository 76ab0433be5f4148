import {
  count,
  type Draft,
  draft,
  isZero,
  minus,
  money,
  type Report,
  say,
  sentence,
  shareOf,
  sum,
} from '#engines/reports/reports.ts'
import { refuse } from '#kernel/errors.ts'
import { type Books, booksOf } from './books.ts'
import { contentsOf, dayText } from './cover.ts'
import type { FiscalData } from './data.ts'
import { economicMissing } from './errors.ts'
import { writeGlossary } from './glossary.ts'
import { publicExpensesOf } from './narrative/public-expenses.ts'
import { compareYears, reasonsOf } from './narrative/words.ts'
import { asWanYuan, roundTogether } from './round-together.ts'
import { officeCost, sectionsUsed, staffCost } from './tables/basic.ts'
import * as tables from './tables/budget.ts'
import { targetTable } from './tables/targets.ts'

const basis = '财预〔2016〕143号：部门预算公开的内容'
const said = {
  totals: sentence('budget.totals', '{year}年收入预算{income}，支出预算{spending}。', basis),
  nature: sentence(
    'budget.nature',
    '支出预算中，基本支出{basic}，占本年支出合计的{basicShare}；项目支出{project}，占本年支出合计的{projectShare}。',
    basis,
  ),
  class: sentence('budget.class', '{n}. {name}（类）{amount}；', basis),
  general: sentence('budget.general', '{year}年一般公共预算安排支出{amount}。', basis),
  project: sentence('budget.project', '{name}{amount}，用于{effect}。', basis),
  basic: sentence('budget.basic', '{year}年一般公共预算基本支出{amount}，其中：', basis),
  staff: sentence('budget.staff', '人员经费{amount}，包括：{sections}。', basis),
  office: sentence('budget.office', '公用经费{amount}，包括：{sections}。', basis),
  three: sentence(
    'budget.three',
    '{year}年一般公共预算安排“三公”经费预算{all}，其中：因公出国（境）费{abroad}，公务用车购置费{bought}，公务用车运行维护费{run}，公务接待费{reception}。',
    basis,
  ),
  procurement: sentence(
    'budget.procurement',
    '{year}年纳入政府采购的预算{all}，其中：货物{goods}，工程{works}，服务{services}。',
    basis,
  ),
  cars: sentence('budget.cars', '截至{before}年12月31日，本部门共有车辆{cars}。', basis),
  targets: sentence('budget.targets', '{year}年共有{projects}编制了绩效目标，设置指标{indicators}。', basis),
}

/** A department's budget as it is made public: eight tables, targets and the narrative, from one set of books. */
export function composeBudget(data: FiscalData): Report {
  const books = booksOf(data, 'budget')
  everythingEconomic(books)
  const name = data.department.name
  const out = draft()
  out.add({ kind: 'new-page' })
  out.heading(1, `第一部分 ${name}概况`)
  out.heading(2, '一、部门主要职责')
  data.department.duties.forEach((duty, n) => out.write(`${n + 1}、${duty}`))
  out.heading(2, '二、机构设置情况')
  out.write(structure(data.department))
  partWords(out, data, books)
  out.add({ kind: 'new-page' })
  out.heading(1, '第三部分 名词解释')
  writeGlossary(out, data, books)
  out.write(`本单位咨询电话：${data.department.telephone}`)
  partTables(out, data, books)
  const date = dayText(data.published)
  const title = `${data.year}年${name}部门预算公开`
  return {
    ...{ title, issuer: name, date, wanting: out.wanting },
    blocks: [
      { kind: 'title', text: `${data.year}年${name}\n部门预算公开` },
      { kind: 'signature', issuer: name, date },
      { kind: 'new-page' },
      contentsOf(out.blocks),
      ...out.blocks,
    ],
  }
}

/** 表1 and 表4 part all spending by economic class: each line needs one. */
function everythingEconomic({ amount, codes }: Books): void {
  for (const subject of codes(7, { side: 'spending' })) {
    const asked = { side: 'spending', subject } as const
    if (!isZero(minus(amount(asked), amount({ ...asked, economic: '3' }))))
      refuse(economicMissing, { code: subject })
  }
}

const structure = ({ name, subordinates }: FiscalData['department']): string =>
  subordinates.length === 0
    ? `${name}为独立核算单位，没有下属单位，部门预算即本级预算。`
    : `${name}部门预算由本级预算和${subordinates.length}个下属单位的预算汇总而成，下属单位是：${subordinates.join('、')}。`

function partTables(out: Draft, data: FiscalData, books: Books): void {
  const { year, department } = data
  const form = (title: string) => ({
    mark: '',
    title: `${year}年${title}`,
    department: department.name,
    books,
  })
  out.add({ kind: 'new-page' })
  out.heading(1, `第四部分 ${department.name}${year}年部门预算表`)
  out.add(
    tables.budgetOverall(form('部门收支预算总表')),
    tables.budgetIncome(form('部门收入预算总表')),
    tables.budgetSpending(form('部门支出预算总表')),
    tables.budgetFiscal(form('财政拨款收支预算总表')),
    tables.budgetOfSource(form('一般公共预算支出表'), 'general'),
    tables.budgetBasic(form('一般公共预算基本支出表')),
    tables.budgetPublicExpenses(form('财政拨款“三公”经费支出表'), publicExpensesOf(data, 'budget')),
    tables.budgetOfSource(form('政府性基金预算支出表'), 'fund'),
  )
  for (const one of data.evaluations)
    out.add({ ...targetTable(year, department.name, one), page: 'portrait' })
}

function partWords(out: Draft, data: FiscalData, books: Books): void {
  out.add({ kind: 'new-page' })
  out.heading(1, `第二部分 ${data.department.name}${data.year}年部门预算情况说明`)
  out.heading(2, '一、收支预算总体情况说明')
  writeTotals(out, data, books)
  out.heading(2, '二、一般公共预算安排情况说明')
  writeGeneral(out, data, books)
  out.heading(2, '三、“三公”经费预算情况说明')
  const plan = publicExpensesOf(data, 'budget')
  const year = String(data.year)
  out.write(
    say(said.three, {
      ...{ year, all: money(plan.all), abroad: money(plan.abroad), bought: money(plan.carsBought) },
      ...{ run: money(plan.carsRun), reception: money(plan.reception) },
    }),
  )
  out.heading(2, '四、其他重要事项说明')
  const bought = roundTogether(data.procurement.map(({ amount }) => asWanYuan(amount, data.unit)))
  const of = (kind: string) => money(sum(bought.filter((_, n) => data.procurement[n]!.kind === kind)))
  out.write(
    say(said.procurement, {
      ...{ year, all: money(sum(bought)), goods: of('goods'), works: of('works'), services: of('services') },
    }),
  )
  const cars = data.assets.cars.reduce((all, car) => all + car.count, 0)
  out.write(say(said.cars, { before: String(data.year - 1), cars: count(cars, '辆') }))
  const indicators = data.evaluations.reduce((all, one) => all + one.indicators.length, 0)
  if (indicators > 0)
    out.write(
      say(said.targets, {
        ...{ year, projects: count(data.evaluations.length, '个项目'), indicators: count(indicators, '条') },
      }),
    )
}

function writeTotals(out: Draft, data: FiscalData, books: Books): void {
  const reasons = reasonsOf(data)
  const year = String(data.year)
  const spending = books.amount({ side: 'spending' })
  const nature = (one: 'basic' | 'project') => books.amount({ side: 'spending', nature: one })
  out.write(
    say(said.totals, { year, income: money(books.amount({ side: 'income' })), spending: money(spending) }),
    ...(books.hasBefore
      ? [
          compareYears(
            '支出预算',
            {
              now: spending,
              before: books.amount({ side: 'spending', year: data.year - 1 }),
              year: data.year,
            },
            reasons('spending.change', '支出预算变动的原因'),
          ),
        ]
      : []),
    say(said.nature, {
      ...{ basic: money(nature('basic')), basicShare: shareOf(nature('basic'), spending)! },
      ...{ project: money(nature('project')), projectShare: shareOf(nature('project'), spending)! },
    }),
  )
  const classes = books.codes(3, { side: 'spending' })
  classes.forEach((code, n) => {
    const amount = money(books.amount({ side: 'spending', subject: code }))
    const { text } = say(said.class, { n: String(n + 1), name: books.nameOf(code), amount })
    out.write(n < classes.length - 1 ? text : text.replace(/；$/, '。'))
  })
}

function writeGeneral(out: Draft, data: FiscalData, books: Books): void {
  const reasons = reasonsOf(data)
  const year = String(data.year)
  const asked = { side: 'spending', source: 'general' } as const
  out.write(say(said.general, { year, amount: money(books.amount(asked)) }))
  out.write(
    ...data.projects.flatMap(({ code, name, effect }) => {
      const amount = books.amount({ ...asked, nature: 'project', project: code })
      if (isZero(amount)) return []
      const told = effect || reasons(`project.${code}`, `项目“${name}”的用途`)
      return [say(said.project, { name, amount: money(amount), effect: told })]
    }),
  )
  out.write(say(said.basic, { year, amount: money(books.amount({ ...asked, nature: 'basic' })) }))
  const sections = (columns: number[]) => sectionsUsed(books, columns).join('、')
  out.write(say(said.staff, { amount: money(staffCost(books)), sections: sections([0]) }))
  out.write(say(said.office, { amount: money(officeCost(books)), sections: sections([1, 2]) }))
}
