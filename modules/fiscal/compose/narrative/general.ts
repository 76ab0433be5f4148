import {
  type Draft,
  isZero,
  minus,
  money,
  type Said,
  say,
  sentence,
  shareOf,
} from '#engines/reports/reports.ts'
import type { Books } from '../books.ts'
import type { FiscalData } from '../data.ts'
import { officeCost, sectionsUsed, staffCost } from '../tables/basic.ts'
import { compareYears, type Reasons } from './words.ts'

const basis = '部门决算公开说明：一般公共预算财政拨款支出'
const said = {
  total: sentence(
    'general.total',
    '{year}年度一般公共预算财政拨款支出{total}，占本年支出合计的{share}。',
    basis,
  ),
  structure: sentence(
    'general.structure',
    '{year}年度一般公共预算财政拨款支出{total}，按功能分类如下：',
    basis,
  ),
  class: sentence(
    'general.class',
    '{n}. {name}（类）{amount}，占一般公共预算财政拨款支出的{share}，用于{items}。',
    basis,
  ),
  planned: sentence(
    'general.planned',
    '{year}年度一般公共预算财政拨款支出年初预算为{budget}，支出决算为{spent}，完成年初预算的{rate}。',
    basis,
  ),
  natures: sentence('general.natures', '其中：基本支出{basic}，项目支出{project}。', basis),
  project: sentence('general.project', '{name}{amount}，主要成效是{effect}。', basis),
  item: sentence(
    'general.item',
    '{n}. {class}（类）{section}（款）{item}（项）。年初预算为{budget}，支出决算为{spent}',
    basis,
  ),
  completed: sentence('general.completed', '，完成年初预算的{rate}', 'N04'),
  differs: sentence('general.differs', '，决算{way}年初预算的主要原因是{why}。', basis),
  staff: sentence('basic.staff', '人员经费{amount}，包括：{sections}。', basis),
  office: sentence('basic.office', '公用经费{amount}，包括：{sections}。', basis),
  basic: sentence('basic.total', '{year}年度一般公共预算财政拨款基本支出{total}，其中：', basis),
}

const asked = { side: 'spending', source: 'general' } as const

/** 五、一般公共预算财政拨款支出决算: how much, of what, and item by item against the budget. */
export function writeGeneral(out: Draft, data: FiscalData, books: Books, reasons: Reasons): void {
  const year = String(books.year)
  const total = books.amount(asked)
  const whole = books.amount({ side: 'spending' })
  out.heading(3, '（一）一般公共预算财政拨款支出决算总体情况')
  const pieces: Said[] = [say(said.total, { year, total: money(total), share: shareOf(total, whole)! })]
  if (books.hasBefore)
    pieces.push(
      compareYears(
        '一般公共预算财政拨款支出',
        { now: total, before: books.amount({ ...asked, year: books.year - 1 }), year: books.year },
        reasons('general.change', '一般公共预算支出变动的原因'),
      ),
    )
  out.write(...pieces)
  out.heading(3, '（二）一般公共预算财政拨款支出决算结构情况')
  out.write(say(said.structure, { year, total: money(total) }))
  books.codes(3, asked).forEach((code, index) => {
    const amount = books.amount({ ...asked, subject: code })
    const items = books
      .codes(7, asked)
      .filter((item) => item.startsWith(code))
      .map(books.nameOf)
    out.write(
      say(said.class, {
        ...{ n: String(index + 1), name: books.nameOf(code), amount: money(amount) },
        ...{ share: shareOf(amount, total)!, items: items.join('、') },
      }),
    )
  })
  out.heading(3, '（三）一般公共预算财政拨款支出决算具体情况')
  writePlanned(out, data, books, reasons)
  itemCodes(books).forEach((code, index) => out.write(...itemSaid(books, code, index + 1, reasons)))
}

function writePlanned(out: Draft, data: FiscalData, books: Books, reasons: Reasons): void {
  const total = books.amount(asked)
  const budget = books.amount({ ...asked, stage: 'budget' })
  const rate = shareOf(total, budget)
  const by = (nature: 'basic' | 'project') => money(books.amount({ ...asked, nature }))
  const year = String(books.year)
  const projects = data.projects
    .map((project) => ({
      ...project,
      amount: books.amount({ ...asked, nature: 'project', project: project.code }),
    }))
    .filter(({ amount }) => !isZero(amount))
  out.write(
    ...(rate ? [say(said.planned, { year, rate, budget: money(budget), spent: money(total) })] : []),
    ...(isZero(total) ? [] : [say(said.natures, { basic: by('basic'), project: by('project') })]),
    ...projects.map(({ code, name, amount, effect }) =>
      say(said.project, {
        ...{ name, amount: money(amount) },
        effect: effect || reasons(`project.${code}`, `项目“${name}”的主要成效`),
      }),
    ),
  )
}

/** Items with a budget or an outcome, in the order of their codes. */
const itemCodes = (books: Books): string[] =>
  [...new Set([...books.codes(7, asked), ...books.codes(7, { ...asked, stage: 'budget' })])].toSorted()

function itemSaid(books: Books, code: string, n: number, reasons: Reasons): (Said | string)[] {
  const [budget, spent] = [
    books.amount({ ...asked, subject: code, stage: 'budget' }),
    books.amount({ ...asked, subject: code }),
  ]
  const rate = shareOf(spent, budget)
  const difference = minus(spent, budget)
  const first = say(said.item, {
    ...{ n: String(n), class: books.nameOf(code.slice(0, 3)), section: books.nameOf(code.slice(0, 5)) },
    ...{ item: books.nameOf(code), budget: money(budget), spent: money(spent) },
  })
  return [
    first,
    ...(rate ? [say(said.completed, { rate })] : []),
    isZero(difference)
      ? '。'
      : say(said.differs, {
          way: difference.units > 0n ? '大于' : '小于',
          why: reasons(`subject.${code}`, `${books.nameOf(code)}（${code}）决算与年初预算不同的原因`),
        }),
  ]
}

/** 六、基本支出: 人员经费 and 公用经费 with the sections in which there is spending (rule N07). */
export function writeBasic(out: Draft, books: Books): void {
  const total = books.amount({ ...asked, nature: 'basic' })
  out.write(say(said.basic, { year: String(books.year), total: money(total) }))
  const parts = [
    [said.staff, staffCost(books), sectionsUsed(books, [0])],
    [said.office, officeCost(books), sectionsUsed(books, [1, 2])],
  ] as const
  for (const [form, amount, sections] of parts)
    if (!isZero(amount)) out.write(say(form, { amount: money(amount), sections: sections.join('、') }))
}
