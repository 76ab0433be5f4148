import {
  barChart,
  type Draft,
  isZero,
  money,
  plus,
  say,
  sentence,
  shareOf,
  sum,
} from '#engines/reports/reports.ts'
import type { Books } from '../books.ts'
import { natures, type Nature, type Source, sources } from '../data.ts'
import { fiscalSources } from '../tables/form.ts'
import { compareYears, type Reasons } from './words.ts'

const basis = '部门决算公开说明：收支总体、收入、支出、财政拨款收支'

const said = {
  totals: sentence('overall.totals', '{year}年度收入总计、支出总计同为{total}。', basis),
  income: sentence('income.total', '{year}年度收入合计{total}。', basis),
  spending: sentence('spending.total', '{year}年度支出合计{total}。', basis),
  part: sentence('part', '{name}{amount}，占{whole}的{share}', basis),
  fiscal: sentence('fiscal.totals', '{year}年度财政拨款收入总计、支出总计同为{total}。', basis),
  fiscalPart: sentence('fiscal.part', '财政拨款收入中，{name}收入{amount}。', basis),
}

const sourceNames: Record<Source, string> = {
  general: '财政拨款收入',
  fund: '政府性基金预算财政拨款收入',
  capital: '国有资本经营预算财政拨款收入',
  superior: '上级补助收入',
  undertaking: '事业收入',
  operation: '经营收入',
  attached: '附属单位上缴收入',
  other: '其他收入',
}
const natureNames: Record<Nature, string> = {
  basic: '基本支出',
  project: '项目支出',
  remitted: '上缴上级支出',
  operating: '经营支出',
  subsidy: '对附属单位补助支出',
}

type Writer = (out: Draft, books: Books, reasons: Reasons) => void

/** 一、收入支出决算总体情况: both totals against the year before. */
export const writeTotals: Writer = (out, books, reasons) => {
  const year = books.year
  const totalOf = (at: number) =>
    plus(books.amount({ side: 'income', year: at }), books.carried('start', undefined, at))
  const [now, before] = [totalOf(year), totalOf(year - 1)]
  const pieces = [say(said.totals, { year: String(year), total: money(now) })]
  if (books.hasBefore)
    pieces.push(
      compareYears(
        '收入总计、支出总计',
        { now, before, year, each: true },
        reasons('totals.change', '收支总计变动的原因'),
      ),
    )
  out.write(...pieces)
  if (books.hasBefore)
    out.add(
      barChart({
        ...{
          name: 'totals',
          caption: '图1：收、支决算总计变动情况（万元）',
          series: [`${year - 1}年度`, `${year}年度`],
        },
        bars: [
          { name: '收入总计', values: [money(before), money(now)] },
          { name: '支出总计', values: [money(before), money(now)] },
        ],
      }),
    )
}

/** 二、收入决算: the parts and their shares. */
export const writeIncome: Writer = (out, books, reasons) => {
  const year = books.year
  const total = books.amount({ side: 'income' })
  const parts = incomeParts(books).filter(({ amount }) => !isZero(amount))
  const pieces = [say(said.income, { year: String(year), total: money(total) })]
  if (books.hasBefore) {
    const before = books.amount({ side: 'income', year: year - 1 })
    pieces.push(
      compareYears('收入合计', { now: total, before, year }, reasons('income.change', '收入变动的原因')),
    )
  }
  out.write(...pieces, '其中：', ...listed(parts, total, '本年收入'))
  out.add(
    barChart({
      ...{ name: 'income', caption: '图2：收入决算结构（万元）', series: ['决算数'] },
      bars: parts.map(({ name, amount }) => ({ name, values: [money(amount)] })),
    }),
  )
}

/** All money of the general purse is one part here, as in 公开02表. */
const incomeParts = (books: Books) => [
  {
    name: '财政拨款收入',
    amount: sum(fiscalSources.map(([source]) => books.amount({ side: 'income', source }))),
  },
  ...sources
    .filter((source) => !fiscalSources.some(([one]) => one === source))
    .map((source) => ({ name: sourceNames[source], amount: books.amount({ side: 'income', source }) })),
]

function listed(
  parts: { name: string; amount: ReturnType<Books['amount']> }[],
  total: ReturnType<Books['amount']>,
  whole: string,
) {
  return parts.flatMap(({ name, amount }, index) => [
    say(said.part, { name, whole, amount: money(amount), share: shareOf(amount, total)! }),
    index < parts.length - 1 ? '；' : '。',
  ])
}

/** 三、支出决算: by nature. */
export const writeSpending: Writer = (out, books, reasons) => {
  const year = books.year
  const total = books.amount({ side: 'spending' })
  const parts = natures
    .map((nature) => ({ name: natureNames[nature], amount: books.amount({ side: 'spending', nature }) }))
    .filter(({ amount }) => !isZero(amount))
  const pieces = [say(said.spending, { year: String(year), total: money(total) })]
  if (books.hasBefore) {
    const before = books.amount({ side: 'spending', year: year - 1 })
    pieces.push(
      compareYears('支出合计', { now: total, before, year }, reasons('spending.change', '支出变动的原因')),
    )
  }
  out.write(...pieces, '其中：', ...listed(parts, total, '本年支出'))
  out.add(
    barChart({
      ...{ name: 'spending', caption: '图3：支出决算结构（万元）', series: ['决算数'] },
      bars: parts.map(({ name, amount }) => ({ name, values: [money(amount)] })),
    }),
  )
}

/** 四、财政拨款收入支出决算总体情况. */
export const writeFiscal: Writer = (out, books, reasons) => {
  const year = books.year
  const totalOf = (at: number) =>
    sum(
      fiscalSources.map(([source]) =>
        plus(books.amount({ side: 'income', source, year: at }), books.carried('start', source, at)),
      ),
    )
  const pieces = [say(said.fiscal, { year: String(year), total: money(totalOf(year)) })]
  if (books.hasBefore)
    pieces.push(
      compareYears(
        '财政拨款收入总计、支出总计',
        { now: totalOf(year), before: totalOf(year - 1), year, each: true },
        reasons('fiscal.change', '财政拨款收支变动的原因'),
      ),
    )
  out.write(...pieces)
  for (const [source, name] of fiscalSources) {
    const now = books.amount({ side: 'income', source })
    const before = books.amount({ side: 'income', source, year: year - 1 })
    if (isZero(now) && isZero(before)) continue
    out.write(
      say(said.fiscalPart, { name, amount: money(now) }),
      ...(books.hasBefore
        ? [
            compareYears(
              `${name}收入`,
              { now, before, year },
              reasons(`fiscal.${source}.change`, `${name}收入变动的原因`),
            ),
          ]
        : []),
    )
  }
  if (!books.hasBefore) return
  out.add(
    barChart({
      ...{ name: 'fiscal', caption: '图4：财政拨款收、支决算总计变动情况（万元）' },
      series: [`${year - 1}年度`, `${year}年度`],
      bars: [
        { name: '收入总计', values: [money(totalOf(year - 1)), money(totalOf(year))] },
        { name: '支出总计', values: [money(totalOf(year - 1)), money(totalOf(year))] },
      ],
    }),
  )
}
