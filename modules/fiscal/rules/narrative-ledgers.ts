import { type Amount, amountText, isShare, shareText } from '#engines/reports/reports.ts'
import { type Check, type Finding, lineAt, type Paragraph, tableOf, totalRow } from '../document.ts'
import { cellOf } from '../equations/table-equations.ts'
import { found, wrongAmount } from '../finding.ts'
import { amount, near, number } from './figures.ts'

const kindsTogether = { zh: '货物+工程+服务', en: 'goods+works+services' }

/** N10: what was bought is goods, works and services; the shares of small firms are of each kind's spending. */
const procurement: Check = ({ document: { paragraphs } }) =>
  paragraphs.flatMap((paragraph): Finding[] => {
    const { text } = paragraph
    if (!/采购/.test(text)) return []
    const kinds = ['货?物', '工程', '服务'].map((kind) => ({
      spent: amount(new RegExp(`${kind}类?(?:支出)?${number}万元`).exec(text)?.[1]),
      share: new RegExp(`${kind}支出金额的${number}%`).exec(text)?.[1],
    }))
    const total = amount(new RegExp(`采购(?:预算)?支出(?:总额|合计)${number}万元`).exec(text)?.[1])
    const contracts = amount(new RegExp(`中小企业合同金额${number}万元`).exec(text)?.[1])
    const parts = kinds.reduce((sum, { spent }) => sum + (spent ?? 0n), 0n)
    const line = lineAt(paragraph, text.indexOf('采购'))
    const place = near(paragraph)
    const out: Finding[] = []
    if (total !== undefined && kinds.every(({ spent }) => spent !== undefined) && total !== parts)
      out.push(wrongAmount('N10', line, { place, computation: kindsTogether }, [total, parts]))
    if (
      contracts === undefined ||
      kinds.some(({ spent, share }) => spent === undefined || share === undefined)
    )
      return out
    const implied = kinds.reduce((sum, { spent, share }) => sum + (Number(spent) * Number(share)) / 100, 0)
    if (Math.abs(implied - Number(contracts)) > 0.005 * Number(total ?? 0n) + 5)
      out.push(
        found('N10', line, {
          place,
          found: kinds.map(({ share }) => `${share}%`).join('、'),
          expected: {
            zh: `各类合同金额之和 ${amountText(contracts)}`,
            en: `contracts of all kinds together ${amountText(contracts)}`,
          },
          computation: {
            zh: `按所写占比得 ${(implied / 100).toFixed(2)} 万元`,
            en: `the shares told make ${(implied / 100).toFixed(2)}`,
          },
          note: {
            zh: '占比的分母应为该类采购支出',
            en: "Each share is of that kind's procurement",
          },
        }),
      )
    return out
  })

/** N09: vehicles are counted alike in every section, and the kinds add up. */
const vehicles: Check = ({ document: { paragraphs } }) => {
  const kept = paragraphs.flatMap((paragraph) =>
    [...paragraph.text.matchAll(/公务用车保有量(?:为)?(\d+)辆/g)].map((match) => ({
      paragraph,
      line: lineAt(paragraph, match.index),
      count: Number(match[1]),
    })),
  )
  const owned = paragraphs.flatMap((paragraph) =>
    [...paragraph.text.matchAll(/共有车辆(\d+)(?:辆|台)([^。；]*)/g)].map(([, count, rest]) => ({
      paragraph,
      count: Number(count),
      rest: rest!,
    })),
  )
  const out: Finding[] = []
  for (const { paragraph, line, count } of kept)
    if (owned[0] && owned[0].count !== count)
      out.push(
        found('N09', line, {
          place: near(paragraph),
          found: { zh: `公务用车保有量 ${count} 辆`, en: `${count} cars kept` },
          expected: {
            zh: `国有资产部分为 ${owned[0].count} 辆`,
            en: `${owned[0].count} in the section on assets`,
          },
          computation: `${count} ≠ ${owned[0].count}`,
        }),
      )
  for (const { paragraph, count, rest } of owned) {
    const kinds = [...rest.matchAll(/用车(\d+)(?:辆|台)/g)].map(([, one]) => Number(one))
    const sum = kinds.reduce((a, b) => a + b, 0)
    if (kinds.length > 0 && sum !== count)
      out.push(
        found('N09', paragraph.line, {
          place: near(paragraph),
          found: { zh: `共有车辆 ${count} 辆`, en: `${count} vehicles` },
          expected: { zh: `分类合计 ${sum} 辆`, en: `${sum} by kind` },
          computation: `${kinds.join('+')} = ${sum}`,
        }),
      )
  }
  return out
}

const oneBudget = {
  zh: '须统一口径，或注明年初预算与全年预算两个口径',
  en: 'Use one budget, or name both: at the start, and adjusted',
}

/** N12: what the narrative gives or implies as the budget of the three public expenses is the table's. */
const publicExpenses: Check = ({ document, right }) => {
  const table = tableOf(document, 'three')
  const row = totalRow(table)
  if (!table || !row || document.kind !== 'accounts') return []
  const column = (n: number): Amount => right(cellOf(table, row, n))
  const cases: [RegExp, number, (groups: RegExpExecArray) => Amount | undefined][] = [
    [new RegExp(`三公[”"]?经费[^。]*?预算(?:数)?为${number}万元`), 1, (m) => amount(m[1])],
    [
      new RegExp(
        `公务用车运行(?:维护)?费(?:支出(?:决算)?为?)?${number}万元，[^。]*?比年初预算(增加|减少)${number}万元`,
      ),
      5,
      implied,
    ],
    [
      new RegExp(`公务接待费(?:支出(?:决算)?为?)?${number}万元，[^。]*?比年初预算(增加|减少)${number}万元`),
      6,
      implied,
    ],
  ]
  const vehiclesTold = document.paragraphs.flatMap((paragraph) => ofVehicles(paragraph, column(3)))
  const told = vehiclesTold.length > 0 ? cases.filter(([, at]) => at !== 5) : cases
  const rest = document.paragraphs.flatMap((paragraph) =>
    told.flatMap(([form, number_, budgetOf]) => {
      const match = form.exec(paragraph.text)
      const budget = match ? budgetOf(match) : undefined
      if (budget === undefined || budget === column(number_)) return []
      return [
        found('N12', paragraph.line, {
          place: near(paragraph),
          found: { zh: `年初预算 ${amountText(budget)}`, en: `budget at the start ${amountText(budget)}` },
          expected: {
            zh: `表9 预算数 ${amountText(column(number_))}`,
            en: `budget in the table ${amountText(column(number_))}`,
          },
          computation: match![0].slice(0, 60),
          note: oneBudget,
        }),
      ]
    }),
  )
  return [...vehiclesTold, ...rest]
}

/** The vehicles together: their completion says which budget was meant; the parts below are the same cause. */
function ofVehicles(paragraph: Paragraph, budget: Amount): Finding[] {
  const form = new RegExp(
    `公务用车购置及运行(?:维护)?费支出决算为${number}万元，完成(?:年初)?预算的${number}%`,
  )
  const match = form.exec(paragraph.text)
  const spent = amount(match?.[1])
  if (!match || !spent || budget === 0n || isShare(spent, budget, match[2]!)) return []
  const meant = ((Number(spent) / Number(match[2])) * 100) / 100
  return [
    found('N12', lineAt(paragraph, match.index), {
      place: near(paragraph),
      found: {
        zh: `完成预算的 ${match[2]}%，即预算 ${meant.toFixed(2)}`,
        en: `${match[2]}% of the budget, which makes it ${meant.toFixed(2)}`,
      },
      expected: {
        zh: `表9 预算数 ${amountText(budget)}，${shareText(spent, budget)}`,
        en: `budget in the table ${amountText(budget)}, ${shareText(spent, budget)}`,
      },
      computation: `${amountText(spent)} / ${amountText(budget)}`,
      note: oneBudget,
    }),
  ]
}

function implied(match: RegExpExecArray): Amount | undefined {
  const [spent, change] = [amount(match[1]), amount(match[3])]
  if (spent === undefined || change === undefined) return undefined
  return match[2] === '增加' ? spent - change : spent + change
}

export const narrativeLedgers: Check[] = [procurement, vehicles, publicExpenses]
