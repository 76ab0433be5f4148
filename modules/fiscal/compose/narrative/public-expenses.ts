import {
  absolute,
  count,
  type Decimal,
  type Draft,
  isZero,
  minus,
  money,
  rounded,
  type Said,
  say,
  sentence,
  shareOf,
} from '#engines/reports/reports.ts'
import type { FiscalData } from '../data.ts'
import { asWanYuan, roundTogether } from '../round-together.ts'
import { type PublicExpenses, together } from '../tables/basic.ts'
import type { Reasons } from './words.ts'

const basis =
  '财预〔2016〕143号《地方预决算公开操作规程》：三公经费分项、团组人数、购置保有量、批次人数、变动原因'
const said = {
  all: sentence('three.all', '{year}年度“三公”经费财政拨款支出预算为{budget}，支出决算为{spent}', basis),
  rate: sentence('three.rate', '，完成预算的{rate}', 'N04'),
  differs: sentence('three.differs', '，决算数{way}预算数的主要原因是{why}', basis),
  nothing: sentence('three.nothing', '{n}.{name}没有安排预算，也没有支出。', basis),
  part: sentence('three.part', '{n}.{name}预算为{budget}，支出决算为{spent}', basis),
  abroad: sentence('three.abroad', '全年使用财政拨款的出国（境）团组{groups}，累计{persons}。', basis),
  bought: sentence('three.bought', '公务用车购置费{amount}，购置{cars}；', basis),
  run: sentence('three.run', '公务用车运行维护费{amount}{uses}。', basis),
  uses: sentence('three.uses', '，其中{list}', basis),
  kept: sentence('three.kept', '截至{year}年12月31日，使用财政拨款开支的公务用车保有量{cars}。', basis),
  reception: sentence(
    'three.reception',
    '全年国内公务接待{groups}、{persons}（不含陪同人员）{guests}{purpose}。',
    basis,
  ),
}

/** Each part rounded by itself, as it stands in 公开06表; what they come to is the sum of what is printed. */
export function publicExpensesOf(
  { publicExpenses: each, unit }: FiscalData,
  which: 'budget' | 'spent',
): PublicExpenses {
  const part = (one: Record<'budget' | 'spent', string>): Decimal => rounded(asWanYuan(one[which], unit), 2)
  return together({
    abroad: part(each.abroad),
    carsBought: part(each.carsBought),
    carsRun: part(each.carsRun),
    reception: part(each.reception),
  })
}

/** 九、“三公”经费: all of it against the year's plan as in 公开09表, then each part with its counts. */
export function writePublicExpenses(out: Draft, data: FiscalData, reasons: Reasons): void {
  const [budget, spent] = [publicExpensesOf(data, 'budget'), publicExpensesOf(data, 'spent')]
  const year = String(data.year)
  const { abroad, carsBought, reception } = data.publicExpenses
  out.heading(3, '（一）“三公”经费财政拨款支出决算总体情况')
  out.write(
    say(said.all, { year, budget: money(budget.all), spent: money(spent.all) }),
    ...against(budget.all, spent.all, reasons('three.change', '“三公”经费决算与预算不同的原因')),
    '。',
  )
  out.heading(3, '（二）“三公”经费财政拨款支出决算具体情况')
  const part = (n: string, name: string, key: 'abroad' | 'cars' | 'reception', more: (Said | string)[]) => {
    if (isZero(budget[key]) && isZero(spent[key])) return out.write(say(said.nothing, { n, name }), ...more)
    out.write(
      say(said.part, { n, name, budget: money(budget[key]), spent: money(spent[key]) }),
      ...against(budget[key], spent[key], reasons(`three.${key}`, `${name}决算与预算不同的原因`)),
      '。',
      ...more,
    )
  }
  part(
    '1',
    '因公出国（境）费',
    'abroad',
    abroad.groups > 0
      ? [say(said.abroad, { groups: count(abroad.groups, '个'), persons: count(abroad.persons, '人次') })]
      : [],
  )
  const kept = data.assets.cars.reduce((all, car) => all + car.count, 0)
  const used = isZero(spent.cars)
    ? []
    : [
        say(said.bought, { amount: money(spent.carsBought), cars: count(carsBought.cars, '辆') }),
        say(said.run, { amount: money(spent.carsRun), uses: usesOf(data).text }),
      ]
  part('2', '公务用车购置及运行维护费', 'cars', [...used, say(said.kept, { year, cars: count(kept, '辆') })])
  part(
    '3',
    '公务接待费',
    'reception',
    reception.groups > 0
      ? [
          say(said.reception, {
            ...{ groups: count(reception.groups, '批次'), persons: count(reception.persons, '人次') },
            guests: reception.guests ? `，接待对象为${reception.guests}` : '',
            purpose: reception.purpose ? `，用于${reception.purpose}` : '',
          }),
        ]
      : [],
  )
}

function usesOf({ publicExpenses: { carsRun }, unit }: FiscalData): Said {
  const amounts = roundTogether(carsRun.uses.map(({ amount }) => asWanYuan(amount, unit)))
  const list = carsRun.uses.map(
    ({ name }, n) =>
      say(sentence('three.use', '{name}{amount}', basis), { name, amount: money(amounts[n]!) }).text,
  )
  return list.length > 0 ? say(said.uses, { list: list.join('、') }) : { text: '', wanting: [], reasons: [] }
}

function against(budget: Decimal, spent: Decimal, why: ReturnType<Reasons>): Said[] {
  const rate = shareOf(spent, budget)
  const difference = minus(spent, budget)
  return [
    ...(rate ? [say(said.rate, { rate })] : []),
    ...(isZero(absolute(difference))
      ? []
      : [say(said.differs, { why, way: difference.units > 0n ? '大于' : '小于' })]),
  ]
}
