import { type Amount, amountText, distance, shareText } from '../decimal.ts'
import {
  type Disclosure,
  type Finding,
  type Indicator,
  type Rule,
  type Sheet,
  tableOf,
  totalOf,
} from '../document.ts'
import { found } from '../finding.ts'

const place = (sheet: Sheet): string => (sheet.whole ? '整体绩效自评表' : `自评表 ${sheet.project}`)
const filled = (document: Disclosure): Sheet[] =>
  document.sheets.filter((sheet) => sheet.indicators.length > 0)
const isNumber = (text: string): boolean => /^[≥≤=＝<>]?\s*\d/.test(text)
const unitIn = (text: string): string => text.replaceAll(/[≥≤=＝<>\s\d.,\-—~]/g, '')

/** P04: 执行率=B/A, filled in and right. */
const rate: Rule = {
  code: 'P04',
  title: '执行率',
  basis: '执行率=执行数/预算数',
  check: (document) =>
    filled(document).flatMap((sheet): Finding[] => {
      const { budget, spent } = sheet
      if (!budget || spent === undefined) return wholeRate(sheet)
      const said = /(\d+(?:\.\d+)?)%/.exec(sheet.rate)?.[1]
      const working = `${amountText(spent)} / ${amountText(budget)}`
      const expected = `${((Number(spent) / Number(budget)) * 100).toFixed(2)}%`
      if (!said)
        return [
          found(rate, 'missing', sheet.fundsLine, {
            place: place(sheet),
            found: '执行率未填',
            expected,
            computation: working,
          }),
        ]
      const places = said.split('.')[1]?.length ?? 0
      if (Math.abs((Number(spent) / Number(budget)) * 100 - Number(said)) <= 0.5 * 10 ** -places + 1e-9)
        return []
      return [
        found(rate, 'error', sheet.fundsLine, {
          place: place(sheet),
          found: `${said}%`,
          expected,
          computation: working,
        }),
      ]
    }),
}

/** The sheet of the whole department: two amounts and no rate mean that the rate was left blank or slipped aside. */
function wholeRate(sheet: Sheet): Finding[] {
  const spent = Number(sheet.rate.replaceAll(',', ''))
  if (
    !sheet.whole ||
    sheet.spent === undefined ||
    !Number.isFinite(spent) ||
    spent <= 0 ||
    sheet.rate.includes('%')
  )
    return []
  const expected = `${((spent * 10_000) / Number(sheet.spent)).toFixed(2)}%`
  return [
    found(rate, 'missing', sheet.fundsLine, {
      place: place(sheet),
      found: '执行率未填',
      expected,
      computation: `${sheet.rate} / ${amountText(sheet.spent)}`,
      note: '表头与值行错位',
    }),
  ]
}

/** S05: what must be filled in is filled in; one finding for all sheets of a document. */
const blankDate: Rule = {
  code: 'S05',
  title: '必填空白',
  basis: '绩效自评表表式',
  check({ sheets }) {
    const blank = sheets.filter((sheet) => sheet.dateBlank && sheet.indicators.length > 0)
    if (blank.length === 0) return []
    const lines = blank.map((sheet) => `L${sheet.dateLine}`).join('、')
    return [
      found(blankDate, 'missing', blank[0]!.dateLine!, {
        place: '绩效自评表',
        found: `填报日期空白（${blank.length} 处：${lines}）`,
        expected: '填报日期',
      }),
    ]
  },
}

/** P12: the sheets together cover the project spending that the tables show. */
const coverage: Rule = {
  code: 'P12',
  title: '自评覆盖',
  basis: '项目支出自评应覆盖全部项目',
  check(document) {
    const spending = totalOf(tableOf(document, 'general'), 3) ?? totalOf(tableOf(document, 'spending'), 3)
    const projects = filled(document).filter((sheet) => !sheet.whole && sheet.spent !== undefined)
    const sum = projects.reduce<Amount>((total, sheet) => total + sheet.spent!, 0n)
    const claim =
      document.paragraphs.find(({ text }) => /(反映|所有|全部)[^。]*项目[^。]*共(涉及)?\d+个/.test(text)) ??
      document.paragraphs.find(({ text }) => /共(涉及)?(项目)?\d+个/.test(text))
    if (!spending || projects.length === 0 || !claim || distance(sum, spending) <= 2n) return []
    return [
      found(coverage, 'missing', claim.line, {
        place: '项目支出自评结果',
        found: `${projects.length} 项执行数合计 ${amountText(sum)}`,
        expected: amountText(spending),
        computation: `缺 ${amountText(spending - sum)}，占 ${shareText(spending - sum, spending)}`,
        note: '涉密项目应注明',
      }),
    ]
  },
}

const each = (
  document: Disclosure,
  test: (indicator: Indicator, sheet: Sheet) => Finding | undefined,
): Finding[] =>
  filled(document).flatMap((sheet) => sheet.indicators.flatMap((indicator) => test(indicator, sheet) ?? []))

const at = (sheet: Sheet, { kind, name }: Indicator): string => `${place(sheet)} ${kind} ${name}`

/** P09: a target counted in times and a result in percent do not answer each other. */
const dimension: Rule = {
  code: 'P09',
  title: '目标与实际同量纲',
  basis: '财预〔2021〕101号：指标值与完成值可比',
  check: (document) =>
    each(document, (one, sheet) => {
      const [target, actual] = [unitIn(one.target), unitIn(one.actual)]
      if (!isNumber(one.target) || !isNumber(one.actual) || !target || !actual || target === actual)
        return undefined
      if (target.includes('%') === actual.includes('%')) return undefined
      return found(dimension, 'error', one.line, {
        place: at(sheet, one),
        found: `目标 ${one.target}，实际 ${one.actual}`,
        expected: `实际${target}数`,
      })
    }),
}

/** P09: a rate is no worse for being higher; `≤100%` is met by any value. */
const direction: Rule = {
  code: 'P09',
  title: '目标方向',
  basis: '率类目标方向不能为“≤100%”',
  check: (document) =>
    each(document, (one, sheet) =>
      /^[≤<]\s*100%$/.test(one.target) && !/(失误|差错|投诉|故障|事故|控制)/.test(one.name)
        ? found(direction, 'wording', one.line, {
            place: at(sheet, one),
            found: one.target,
            expected: '=100% 或 ≥',
          })
        : undefined,
    ),
}

/** P15: the result is what was measured, not the target copied, nor a bound. */
const measured: Rule = {
  code: 'P15',
  title: '实测值',
  basis: '实际完成值应为实测值',
  check: (document) =>
    each(document, (one, sheet) =>
      /^[≥≤<>]\s*\d/.test(one.actual) || /\d.*(以上|以下|左右|余)/.test(one.actual)
        ? found(measured, 'wording', one.line, {
            place: at(sheet, one),
            found: `实际“${one.actual}”`,
            expected: '实测值',
          })
        : undefined,
    ),
}

/** P11: a rate or a quality is no quantity. */
const sort: Rule = {
  code: 'P11',
  title: '指标分类',
  basis: '财预〔2021〕101号：数量、质量、时效、成本指标',
  check: (document) =>
    each(document, (one, sheet) =>
      one.kind === '数量指标' && (one.name.endsWith('率') || /质量/.test(one.name))
        ? found(sort, 'naming', one.line, {
            place: at(sheet, one),
            found: '列为数量指标',
            expected: '质量指标',
          })
        : undefined,
    ),
}

/** P10: one indicator has one target; told where it first differs. */
const sameTarget: Rule = {
  code: 'P10',
  title: '同名指标目标一致',
  basis: '同一指标目标值一致',
  check(document) {
    const first = new Map<string, Indicator>()
    const told = new Set<string>()
    return each(document, (one, sheet) => {
      const known = first.get(one.name)
      if (!known) return void first.set(one.name, one)
      if (known.target === one.target || told.has(one.name) || !isNumber(one.target)) return undefined
      told.add(one.name)
      return found(sameTarget, 'naming', one.line, {
        place: at(sheet, one),
        found: `目标 ${one.target}`,
        expected: `与 L${known.line} 的 ${known.target} 一致`,
      })
    })
  },
}

/** P16: a target met only after rounding is not met. */
const rounded: Rule = {
  code: 'P16',
  title: '未取整判定',
  basis: '达标按未取整的执行率判定',
  check: (document) =>
    each(document, (one, sheet) => {
      const least = /^[≥=]?\s*(\d+(?:\.\d+)?)%/.exec(one.target)?.[1]
      const said = /^(\d+(?:\.\d+)?)%$/.exec(one.actual)?.[1]
      if (!least || !said || !/预算执行/.test(one.name) || !sheet.budget || sheet.spent === undefined)
        return undefined
      const exact = (Number(sheet.spent) / Number(sheet.budget)) * 100
      if (Number(said) < Number(least) || exact >= Number(least) || !one.target.startsWith('≥'))
        return undefined
      return found(rounded, 'implausible', one.line, {
        place: at(sheet, one),
        found: `${one.actual}（达标）`,
        expected: `${exact.toFixed(2)}% 未达标`,
        computation: `${amountText(sheet.spent)} / ${amountText(sheet.budget)}`,
      })
    }),
}

/** S11: a service bought every year is no one-off; satisfaction is not one's own. */
const plausible: Rule = {
  code: 'S11',
  title: '逻辑',
  basis: '项目类型与指标应与项目相符',
  check(document) {
    const once = filled(document).flatMap((sheet) =>
      /一次性项目[^√■☑]*checked/.test(sheet.types) &&
      !/(经常性|延续性)项目\s*<input type="checkbox" checked/.test(sheet.types) &&
      /(服务费|维护费|运行费|租赁费|劳务费)/.test(sheet.project)
        ? [
            found(plausible, 'implausible', sheet.projectLine + 2, {
              place: place(sheet),
              found: '勾选一次性项目',
              expected: '经常性或延续性项目',
            }),
          ]
        : [],
    )
    const unit = document.unit.replace(/^.*?市(?=.*区)/, '')
    const own = each(document, (one, sheet) =>
      /满意度/.test(one.kind) &&
      (/(本中心|本单位|本部门|自评)/.test(one.name) || (unit.length > 3 && one.name.includes(unit)))
        ? found(plausible, 'implausible', one.line, {
            place: at(sheet, one),
            found: one.name,
            expected: '服务对象的满意度',
          })
        : undefined,
    )
    return [...once, ...own]
  },
}

export const evaluationSheets: Rule[] = [
  rate,
  blankDate,
  coverage,
  dimension,
  direction,
  measured,
  sort,
  sameTarget,
  rounded,
  plausible,
]
