import { type Amount, amountText, distance, isShare, shareText } from '../decimal.ts'
import { type Disclosure, formLine, type Paragraph, type Rule, tableOf, totalOf } from '../document.ts'
import { found } from '../finding.ts'
import { amount, near, number } from './figures.ts'

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
          found(name!.endsWith('项目支出总额') ? evaluated : shares, 'error', paragraph.line, {
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
  if (name.endsWith('项目支出总额'))
    return totalOf(tableOf(document, 'general'), 3) ?? totalOf(tableOf(document, 'spending'), 3)
  if (/^(本年)?收入合计$|^本年收入$/.test(name))
    return (
      totalOf(tableOf(document, 'income')) ??
      formLine(tableOf(document, 'summary'), '本年收入合计')?.amounts[0]
    )
  if (/^(本年)?支出合计$|^本年支出$/.test(name)) return totalOf(tableOf(document, 'spending'))
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

export const narrativeFigures: Rule[] = [units, yearOnYear, completion, shares, enumeration]
