import { type Amount, amountText, distance, isShare, shareText } from '#engines/reports/reports.ts'
import { type Check, type Finding, type Judged, tableOf, totalRow } from '../document.ts'
import { mentionCell } from '../equations/narrative-equations.ts'
import { cellOf } from '../equations/table-equations.ts'
import { found } from '../finding.ts'
import { type Mention, mentionsIn, telling } from '../read/mentions.ts'
import { type Pair, pairsIn } from '../read/budget-pairs.ts'
import { near } from './figures.ts'
import { tight } from './lists.ts'

/** N04: where a budget and an outcome are both given, the completion is given too, and is their quotient. */
const told: Check = (judged) =>
  telling(judged.document).flatMap((paragraph) =>
    pairsIn(paragraph).flatMap(({ budget, outcome, rest, said }): Finding[] => {
      const [plan, spent] = [judged.right(mentionCell(budget)), judged.right(mentionCell(outcome))]
      const working = `${amountText(spent)} / ${amountText(plan)}`
      const place = near(paragraph)
      if (plan === 0n) return said ? ofNothing(outcome.line, place, said) : []
      const way = /决算数(大于|小于|等于)(年初)?预算数/.exec(rest)?.[1]
      const out = wrongWay(way, plan, spent, outcome.line, place)
      if (!said)
        return [
          ...out,
          found('N04', paragraph.line, {
            ...{ place, computation: working, severity: 'missing' },
            found: { zh: '未写完成预算百分比', en: 'no percentage of the budget' },
            expected: shareText(spent, plan),
          }),
        ]
      if (isShare(spent, plan, said) || isOtherBudget(judged, budget, spent, said)) return out
      return [
        ...out,
        found('N04', outcome.line, {
          ...{ place, computation: working },
          found: `${said}%`,
          expected: shareText(spent, plan, said),
        }),
      ]
    }),
  )

/** The public expenses' percentage is right by the budget of their table: then the budget told is the wrong one (N12). */
function isOtherBudget({ document }: Judged, budget: Mention, spent: Amount, said: string): boolean {
  const plan = totalRow(tableOf(document, 'three'))?.columns.get(1)
  return plan !== undefined && /三公/.test(budget.before) && isShare(spent, plan, said)
}

function wrongWay(
  way: string | undefined,
  plan: Amount,
  spent: Amount,
  line: number,
  place: string,
): Finding[] {
  const right = spent > plan ? '大于' : spent < plan ? '小于' : '等于'
  if (!way || way === right) return []
  return [
    found('N04', line, {
      place,
      found: `决算数${way}预算数`,
      expected: `决算数${right}预算数`,
      computation: {
        zh: `${amountText(spent)} 与 ${amountText(plan)}`,
        en: `${amountText(spent)} and ${amountText(plan)}`,
      },
    }),
  ]
}

const ofNothing = (line: number, place: string, said: string): Finding[] => [
  found('N14', line, {
    place,
    found: { zh: `预算为0而写完成${said}%`, en: `${said}% of a budget of 0` },
    expected: { zh: '不写百分比', en: 'no percentage' },
  }),
]

/** What the narrative calls each of the public expenses, and its columns of budget and outcome. */
const expenses: readonly [RegExp, budget: number, outcome: number][] = [
  [/因公出国（境）费(支出)?(决算)?(为)?$/, 2, 8],
  [/公务用车购置及运行(维护)?费(支出)?(决算)?(为)?$/, 3, 9],
  [/公务用车购置费(支出)?(决算)?(为)?$/, 4, 10],
  [/公务用车运行(维护)?费(支出)?(决算)?(为)?$/, 5, 11],
  [/公务接待费(支出)?(决算)?(为)?$/, 6, 12],
]

/** N04, N14 of the public expenses, whose budgets stand in their table. */
const ofExpenses: Check = (judged) => {
  const three = tableOf(judged.document, 'three')
  const row = totalRow(three)
  if (!three || !row || judged.document.kind !== 'accounts' || !adjusted(judged)) return []
  return telling(judged.document).flatMap((paragraph) =>
    mentionsIn(paragraph).flatMap((mention): Finding[] => {
      const columns = expenses.find(([form]) => form.test(tight(mention.before)))
      const said = /^，(?:完成|为)(?:年初|全年)?预算的(\d+(?:\.\d+)?)%/.exec(mention.after)?.[1]
      if (!columns || !said) return []
      const [plan, spent] = [
        judged.right(cellOf(three, row, columns[1])),
        judged.right(cellOf(three, row, columns[2])),
      ]
      const place = near(paragraph)
      if (plan === 0n) return ofNothing(mention.line, place, said)
      if (isShare(spent, plan, said)) return []
      return [
        found('N04', mention.line, {
          ...{ place, found: `${said}%`, expected: shareText(spent, plan, said) },
          computation: `${amountText(spent)} / ${amountText(plan)}`,
        }),
      ]
    }),
  )
}

/** The table's budget is the narrative's: where they differ, N12 tells it and completion is not judged by the table. */
function adjusted({ document }: Judged): boolean {
  const plan = totalRow(tableOf(document, 'three'))?.columns.get(1)
  const said = telling(document)
    .flatMap(mentionsIn)
    .find(({ before }) => /三公[”"]?经费.*预算(数)?为?$/.test(before))
  return said === undefined || plan === undefined || said.amount === plan
}

/** N04: `比年初预算减少0.59万元` is the outcome less the budget of the table. */
const againstBudget: Check = (judged) => {
  const three = tableOf(judged.document, 'three')
  const row = totalRow(three)
  if (!three || !row || judged.document.kind !== 'accounts' || !adjusted(judged)) return []
  return telling(judged.document).flatMap((paragraph) => {
    const mentions = mentionsIn(paragraph)
    return mentions.flatMap((mention, n): Finding[] => {
      const way = /比年初预算(增加|减少)$/.exec(mention.before)?.[1]
      const subject = mentions[n - 1] && expenses.find(([form]) => form.test(tight(mentions[n - 1]!.before)))
      if (!way || !subject) return []
      const change =
        judged.right(cellOf(three, row, subject[2])) - judged.right(cellOf(three, row, subject[1]))
      const said = way === '增加' ? mention.amount : -mention.amount
      if (change === said) return []
      return [
        found('N04', mention.line, {
          place: near(paragraph),
          found: `比年初预算${way}${mention.text}万元`,
          expected: `${change < 0n ? '减少' : '增加'}${amountText(change < 0n ? -change : change)}万元`,
          computation: {
            zh: `决算 - 预算 = ${amountText(change)}`,
            en: `outcome - budget = ${amountText(change)}`,
          },
        }),
      ]
    })
  })
}

/** N06: the budgets by subject add up to the budget that the section begins with; a wrong one N04 has told. */
const bySubject: Check = (judged) => {
  const pairs = telling(judged.document).flatMap((paragraph) =>
    pairsIn(paragraph).map((pair) => ({ ...pair, text: tight(paragraph.text), paragraph })),
  )
  const whole = pairs.find(({ budget }) => /财政拨款支出年初预算(数)?为?$/.test(tight(budget.before)))
  const items = pairs.filter(({ text }) => /^\d{1,2}[.．、].{4,80}?（(类|项)）[。，]年初预算/.test(text))
  if (!whole || items.length < 2) return []
  const holds = ({ budget, outcome, said }: Pair): boolean => {
    const [plan, spent] = [judged.right(mentionCell(budget)), judged.right(mentionCell(outcome))]
    return said === undefined || plan === 0n || isShare(spent, plan, said)
  }
  const sum = items.reduce((all, { budget }) => all + budget.amount, 0n)
  const slack = items.reduce((all, { budget }) => all + budget.slack, whole.budget.slack)
  if (distance(sum, whole.budget.amount) <= slack || ![whole, ...items].every(holds)) return []
  return [
    found('N06', items[0]!.budget.line, {
      place: near(items[0]!.paragraph),
      found: {
        zh: `${items.length} 个科目年初预算合计 ${amountText(sum)}`,
        en: `budgets of ${items.length} subjects together ${amountText(sum)}`,
      },
      expected: `L${whole.budget.line} ${amountText(whole.budget.amount)}`,
      computation: {
        zh: `差 ${amountText(whole.budget.amount - sum)}`,
        en: `off by ${amountText(whole.budget.amount - sum)}`,
      },
    }),
  ]
}

export const completion: Check[] = [told, ofExpenses, againstBudget, bySubject]
