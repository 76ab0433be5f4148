import { type Amount, amountOf, amountText, distance, isShare, shareText } from '../decimal.ts'
import {
  type Disclosure,
  type Finding,
  formLine,
  lineAt,
  type Paragraph,
  type Rule,
  tableOf,
  totalOf,
} from '../document.ts'
import { found } from '../finding.ts'

const number = String.raw`(\d[\d,]*(?:\.\d+)?)`
const amount = (text: string | undefined): Amount | undefined => amountOf(text?.replaceAll(',', ''))
const near = (paragraph: Paragraph): string => `${paragraph.part} ${paragraph.text.slice(0, 24)}`

/** N13: an amount in 元 that the document elsewhere gives in 万元 has lost its 万. */
const units: Rule = {
  code: 'N13',
  title: '单位元/万元',
  basis: '决算公开以万元为单位',
  check(document) {
    const inTables = amountsInTables(document)
    return document.paragraphs.flatMap((paragraph) =>
      [...paragraph.text.matchAll(new RegExp(`(?<![\\d.万])${number}元`, 'g'))].flatMap(([said, digits]) => {
        const value = amount(digits)
        const twin = value !== undefined && (paragraph.text.includes(`${digits}万元`) || inTables.has(value))
        if (!twin || value === 0n) return []
        return [
          found(units, 'error', paragraph.line, {
            place: near(paragraph),
            found: said,
            expected: `${digits}万元`,
            computation: '同一数值在表中以万元计',
          }),
        ]
      }),
    )
  },
}

function amountsInTables({ tables, sheets }: Disclosure): Set<Amount> {
  const all = tables.flatMap((table) => table.rows.flatMap((row) => [...row.columns.values()]))
  return new Set([
    ...all,
    ...sheets.flatMap((sheet) => [sheet.budget, sheet.spent].filter((one) => one !== undefined)),
  ])
}

/** N03: 增减额 and 率 of a comparison with the year before belong together: 率=差/上年. */
const yearOnYear: Rule = {
  code: 'N03',
  title: '增减额与增减率',
  basis: '率=差/上年；下降不超过100%',
  check({ paragraphs }) {
    const form = new RegExp(
      `${number}万元。?[^。]{0,4}与\\d{4}年度?相比，[^。]*?(增加|减少)${number}万元，(增长|上升|下降|降低)${number}%`,
      'g',
    )
    return paragraphs.flatMap((paragraph) =>
      [...paragraph.text.matchAll(form)].flatMap(([said, now, way, change, , rate]) => {
        const [current, difference] = [amount(now), amount(change)]
        if (current === undefined || difference === undefined || !rate) return []
        const before = way === '增加' ? current - difference : current + difference
        if (before <= 0n || isShare(difference, before, rate)) return []
        return [
          found(yearOnYear, 'error', paragraph.line, {
            place: near(paragraph),
            found: said.slice(-40),
            expected: shareText(difference, before),
            computation: `${amountText(difference)} / ${amountText(before)}`,
          }),
        ]
      }),
    )
  },
}

/** N04: where a budget and an outcome are both given, the completion is given too, and is their quotient. */
const completion: Rule = {
  code: 'N04',
  title: '完成率',
  basis: '决算/预算；有预算有决算须写完成百分比',
  check({ paragraphs }) {
    const form = new RegExp(
      `预算(?:数)?为${number}万元，(?:支出决算|决算数|执行数)为${number}万元([^。；]*)`,
      'g',
    )
    return paragraphs.flatMap((paragraph) =>
      [...paragraph.text.matchAll(form)].flatMap(([, planned, spent, rest]) => {
        const [budget, outcome] = [amount(planned), amount(spent)]
        if (!budget || outcome === undefined) return []
        const said = new RegExp(`完成[^，。]*?${number}%`).exec(rest!)?.[1]
        const working = `${amountText(outcome)} / ${amountText(budget)}`
        if (!said)
          return [
            found(completion, 'missing', paragraph.line, {
              place: near(paragraph),
              found: '未写完成预算百分比',
              expected: shareText(outcome, budget),
              computation: working,
            }),
          ]
        if (isShare(outcome, budget, said)) return []
        return [
          found(completion, 'error', paragraph.line, {
            place: near(paragraph),
            found: `${said}%`,
            expected: shareText(outcome, budget),
            computation: working,
          }),
        ]
      }),
    )
  },
}

/** N02, P06: a share is part over whole; the whole is found by its name in the tables or in the same paragraph. */
const shares: Rule = {
  code: 'N02',
  title: '占比',
  basis: '占比=部分/整体，位数按原文',
  check(document) {
    const form = new RegExp(`${number}万元，占([^，。；%\\d]{2,24}?)的?${number}%`, 'g')
    return document.paragraphs.flatMap((paragraph) =>
      [...paragraph.text.matchAll(form)].flatMap(([, part, name, rate]) => {
        const whole = wholeOf(document, paragraph, name!)
        const value = amount(part)
        if (!whole || value === undefined || isShare(value, whole, rate!)) return []
        return [
          found(/项目支出总额$/.test(name!) ? evaluated : shares, 'error', paragraph.line, {
            place: near(paragraph),
            found: `占${name}${rate}%`,
            expected: shareText(value, whole),
            computation: `${part} / ${amountText(whole)}`,
          }),
        ]
      }),
    )
  },
}

/** P06: the same of the money that was self-evaluated. */
const evaluated = { code: 'P06', title: '占比' }

function wholeOf(document: Disclosure, { text }: Paragraph, name: string): Amount | undefined {
  const inside = new RegExp(`${name.replaceAll(/[()（）“”]/g, '.')}(?:为)?${number}万元`).exec(text)?.[1]
  if (inside) return amount(inside)
  if (/项目支出总额$/.test(name))
    return totalOf(tableOf(document, 'T05'), 3) ?? totalOf(tableOf(document, 'T03'), 3)
  if (/^(本年)?收入合计$|^本年收入$/.test(name))
    return totalOf(tableOf(document, 'T02')) ?? formLine(tableOf(document, 'T01'), '本年收入合计')?.amounts[0]
  if (/^(本年)?支出合计$|^本年支出$/.test(name)) return totalOf(tableOf(document, 'T03'))
  return undefined
}

/** N05: an enumeration after a total adds up to it. */
const enumeration: Rule = {
  code: 'N05',
  title: '列举之和',
  basis: 'Σ列举=合计',
  check({ paragraphs }) {
    const total = new RegExp(`项目支出${number}万元`)
    return paragraphs.flatMap((paragraph) => {
      const items = [...paragraph.text.matchAll(new RegExp(`${number}万元，主要成效`, 'g'))].map(
        ([, digits]) => amount(digits) ?? 0n,
      )
      const whole = amount(total.exec(paragraph.text)?.[1])
      if (items.length < 2 || whole === undefined) return []
      const sum = items.reduce((a, b) => a + b, 0n)
      if (distance(sum, whole) <= 2n) return []
      return [
        found(enumeration, 'missing', paragraph.line, {
          place: near(paragraph),
          found: `列举 ${items.length} 项合计 ${amountText(sum)}`,
          expected: amountText(whole),
          computation: `差 ${amountText(whole - sum)}`,
          note: '有项目未列出用途和成效；涉密项目应注明',
        }),
      ]
    })
  },
}

/** N10: what small enterprises got of goods, works and services adds up to what they got. */
const procurement: Rule = {
  code: 'N10',
  title: '采购占比',
  basis: '采购=货物+工程+服务；分类占比的分母是该类支出',
  check({ paragraphs }) {
    return paragraphs.flatMap((paragraph): Finding[] => {
      const { text } = paragraph
      const kinds = ['货物', '工程', '服务'].map((kind) => ({
        spent: amount(new RegExp(`${kind}支出${number}万元`).exec(text)?.[1]),
        share: new RegExp(`${kind}支出金额的${number}%`).exec(text)?.[1],
      }))
      const total = amount(new RegExp(`采购支出总额${number}万元`).exec(text)?.[1])
      const contracts = amount(new RegExp(`中小企业合同金额${number}万元`).exec(text)?.[1])
      const parts = kinds.reduce((sum, { spent }) => sum + (spent ?? 0n), 0n)
      const out: Finding[] = []
      if (total !== undefined && kinds.every(({ spent }) => spent !== undefined) && total !== parts)
        out.push(
          found(procurement, 'error', paragraph.line, {
            place: near(paragraph),
            found: amountText(total),
            expected: amountText(parts),
            computation: '货物+工程+服务',
          }),
        )
      if (
        contracts === undefined ||
        kinds.some(({ spent, share }) => spent === undefined || share === undefined)
      )
        return out
      const implied = kinds.reduce((sum, { spent, share }) => sum + (Number(spent) * Number(share)) / 100, 0)
      if (Math.abs(implied - Number(contracts)) > 0.005 * Number(total ?? 0n) + 5)
        out.push(
          found(procurement, 'error', paragraph.line, {
            place: near(paragraph),
            found: kinds.map(({ share }) => `${share}%`).join('、'),
            expected: `各类合同金额之和 ${amountText(contracts)}`,
            computation: `按所写占比得 ${(implied / 100).toFixed(2)} 万元`,
            note: '占比的分母应为该类采购支出',
          }),
        )
      return out
    })
  },
}

/** N09: vehicles are counted alike in every section, and the kinds add up. */
const vehicles: Rule = {
  code: 'N09',
  title: '车辆数',
  basis: '车辆总数=Σ分类=公务用车保有量',
  check({ paragraphs }) {
    const kept = paragraphs.flatMap((paragraph) =>
      [...paragraph.text.matchAll(/公务用车保有量(?:为)?(\d+)辆/g)].map((match) => ({
        paragraph,
        line: lineAt(paragraph, match.index),
        count: Number(match[1]),
      })),
    )
    const owned = paragraphs.flatMap((paragraph) =>
      [...paragraph.text.matchAll(/共有车辆(\d+)(?:辆|台)([^。]*)/g)].map(([, count, rest]) => ({
        paragraph,
        count: Number(count),
        rest: rest!,
      })),
    )
    const out: Finding[] = []
    for (const { paragraph, line, count } of kept)
      if (owned[0] && owned[0].count !== count)
        out.push(
          found(vehicles, 'error', line, {
            place: near(paragraph),
            found: `公务用车保有量 ${count} 辆`,
            expected: `国有资产部分为 ${owned[0].count} 辆`,
            computation: `${count} ≠ ${owned[0].count}`,
          }),
        )
    for (const { paragraph, count, rest } of owned) {
      const kinds = [...rest.matchAll(/用车(\d+)(?:辆|台)/g)].map(([, one]) => Number(one))
      const sum = kinds.reduce((a, b) => a + b, 0)
      if (kinds.length > 0 && sum !== count)
        out.push(
          found(vehicles, 'error', paragraph.line, {
            place: near(paragraph),
            found: `共有车辆 ${count} 辆`,
            expected: `分类合计 ${sum} 辆`,
            computation: `${kinds.join('+')} = ${sum}`,
          }),
        )
    }
    return out
  },
}

/** N12: what the narrative gives or implies as the budget of the three public expenses is the table's. */
const publicExpenses: Rule = {
  code: 'N12',
  title: '预算口径',
  basis: '三公经费说明与表9同一口径',
  check(document) {
    const row = tableOf(document, 'T09')?.rows.at(-1)
    if (!row) return []
    const column = (n: number): Amount => row.columns.get(n) ?? 0n
    const cases: [RegExp, number, (groups: RegExpExecArray) => Amount | undefined][] = [
      [new RegExp(`三公[”"]?经费[^。]*?支出预算为${number}万元`), 1, (m) => amount(m[1])],
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
          found(publicExpenses, 'error', paragraph.line, {
            place: near(paragraph),
            found: `年初预算 ${amountText(budget)}`,
            expected: `表9 预算数 ${amountText(column(number_))}`,
            computation: match![0].slice(0, 60),
            note: '须统一口径，或注明年初预算与全年预算两个口径',
          }),
        ]
      }),
    )
    return [...vehiclesTold, ...rest]
  },
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
    found(publicExpenses, 'error', lineAt(paragraph, match.index), {
      place: near(paragraph),
      found: `完成预算的 ${match[2]}%，即预算 ${meant.toFixed(2)}`,
      expected: `表9 预算数 ${amountText(budget)}，${shareText(spent, budget)}`,
      computation: `${amountText(spent)} / ${amountText(budget)}`,
      note: '须统一口径，或注明年初预算与全年预算两个口径',
    }),
  ]
}

function implied(match: RegExpExecArray): Amount | undefined {
  const [spent, change] = [amount(match[1]), amount(match[3])]
  if (spent === undefined || change === undefined) return undefined
  return match[2] === '增加' ? spent - change : spent + change
}

export const narrativeFigures: Rule[] = [
  units,
  yearOnYear,
  completion,
  shares,
  enumeration,
  procurement,
  vehicles,
  publicExpenses,
]
