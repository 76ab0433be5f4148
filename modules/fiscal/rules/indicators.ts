import type { Text } from '#kernel/errors.ts'
import { amountText } from '#engines/reports/reports.ts'
import type { Check, Disclosure, Finding, Indicator, Sheet } from '../document.ts'
import { found } from '../finding.ts'
import { amounts, filled, inSheet, sheetPlace } from './sheet-figures.ts'

const isNumber = (text: string): boolean => /^[≥≤=＝<>]?\s*\d/.test(text)
const unitIn = (text: string): string => text.replaceAll(/[≥≤=＝<>\s\d.,\-—~]/g, '')

const each = (
  document: Disclosure,
  test: (indicator: Indicator, sheet: Sheet) => Finding | undefined,
): Finding[] =>
  filled(document).flatMap((sheet) => sheet.indicators.flatMap((indicator) => test(indicator, sheet) ?? []))

const at = (sheet: Sheet, { kind, name }: Indicator): Text => inSheet(sheet, `${kind} ${name}`)

/** P09: a target counted in times and a result in percent do not answer each other. */
const dimension: Check = ({ document }) =>
  each(document, (one, sheet) => {
    const [target, actual] = [unitIn(one.target), unitIn(one.actual)]
    if (!isNumber(one.target) || !isNumber(one.actual) || !target || !actual || target === actual)
      return undefined
    if (target.includes('%') === actual.includes('%')) return undefined
    return found('P09', one.line, {
      place: at(sheet, one),
      found: {
        zh: `目标 ${one.target}，实际 ${one.actual}`,
        en: `target ${one.target}, result ${one.actual}`,
      },
      expected: { zh: `实际${target}数`, en: `the result in ${target}` },
    })
  })

const isBound = ({ name, target }: Indicator): boolean =>
  /^[≤<]\s*100%$/.test(target) && !/(失误|差错|投诉|故障|事故|控制)/.test(name)

/** P09: a rate is no worse for being higher; `≤100%` is met by any value. */
const direction: Check = ({ document }) =>
  each(document, (one, sheet) =>
    isBound(one)
      ? found('P09', one.line, {
          severity: 'wording',
          place: at(sheet, one),
          found: one.target,
          expected: { zh: '=100% 或 ≥', en: '=100% or ≥' },
        })
      : undefined,
  )

/** P15: the result is what was measured, not the target copied, nor a bound. */
const measured: Check = ({ document }) =>
  each(document, (one, sheet) =>
    /^[≥≤<>]\s*\d/.test(one.actual) || /\d.*(以上|以下|左右|余)/.test(one.actual)
      ? found('P15', one.line, {
          place: at(sheet, one),
          found: { zh: `实际“${one.actual}”`, en: `result “${one.actual}”` },
          expected: { zh: '实测值', en: 'what was measured' },
        })
      : undefined,
  )

/** P11: a rate or a quality is no quantity. */
const sort: Check = ({ document }) =>
  each(document, (one, sheet) =>
    one.kind === '数量指标' && (one.name.endsWith('率') || /质量/.test(one.name))
      ? found('P11', one.line, {
          place: at(sheet, one),
          found: { zh: '列为数量指标', en: 'listed as a quantity' },
          expected: { zh: '质量指标', en: 'a quality' },
        })
      : undefined,
  )

/** P10: one indicator has one target; told where it first differs. A wrong direction P09 has told. */
const sameTarget: Check = ({ document }) => {
  const first = new Map<string, Indicator>()
  const told = new Set<string>()
  return each(document, (one, sheet) => {
    const known = first.get(one.name)
    if (!known) return void first.set(one.name, one)
    if (known.target === one.target || told.has(one.name) || !isNumber(one.target)) return undefined
    if (isBound(one)) return undefined
    told.add(one.name)
    return found('P10', one.line, {
      place: at(sheet, one),
      found: { zh: `目标 ${one.target}`, en: `target ${one.target}` },
      expected: {
        zh: `与 L${known.line} 的 ${known.target} 一致`,
        en: `${known.target}, as at L${known.line}`,
      },
    })
  })
}

/** P16: a target met only after rounding is not met. */
const rounded: Check = (judged) =>
  each(judged.document, (one, sheet) => {
    const [budget, spent] = amounts(judged, sheet) ?? []
    const least = /^[≥=]?\s*(\d+(?:\.\d+)?)%/.exec(one.target)?.[1]
    const said = /^(\d+(?:\.\d+)?)%$/.exec(one.actual)?.[1]
    if (!least || !said || !/预算执行/.test(one.name) || !budget || spent === undefined) return undefined
    const exact = (Number(spent) / Number(budget)) * 100
    if (Number(said) < Number(least) || exact >= Number(least) || !one.target.startsWith('≥'))
      return undefined
    return found('P16', one.line, {
      place: at(sheet, one),
      found: { zh: `${one.actual}（达标）`, en: `${one.actual} (met)` },
      expected: { zh: `${exact.toFixed(2)}% 未达标`, en: `${exact.toFixed(2)}%, not met` },
      computation: `${amountText(spent)} / ${amountText(budget)}`,
    })
  })

/** Whether the box behind a kind of project is marked: ☑, √, ■, or a checkbox of HTML. */
const isTicked = (types: string, kind: string): boolean =>
  new RegExp(`${kind}项目\\s*(☑|√|■|✓|<input[^>]*checked)`).test(types)

/** S11: a service bought every year is no one-off; satisfaction is not one's own. */
const plausible: Check = ({ document }) => {
  const once = filled(document).flatMap((sheet) =>
    isTicked(sheet.types, '一次性') &&
    !isTicked(sheet.types, '(经常性|延续性)') &&
    /(服务费|维护费|运行费|租赁费|劳务费)/.test(sheet.project)
      ? [
          found('S11', sheet.projectLine + 2, {
            place: sheetPlace(sheet),
            found: { zh: '勾选一次性项目', en: 'marked as a one-off project' },
            expected: { zh: '经常性或延续性项目', en: 'a regular or a continued project' },
          }),
        ]
      : [],
  )
  const unit = document.unit.replace(/^.*?市(?=.*区)/, '')
  const own = each(document, (one, sheet) =>
    /满意度/.test(one.kind) &&
    (/(本中心|本单位|本部门|自评)/.test(one.name) || (unit.length > 3 && one.name.includes(unit)))
      ? found('S11', one.line, {
          place: at(sheet, one),
          found: one.name,
          expected: { zh: '服务对象的满意度', en: 'satisfaction of those who are served' },
        })
      : undefined,
  )
  return [...once, ...own]
}

/** S09: an effect that is no rate, yet is told in percent, cannot be measured by the project. */
const foreign: Check = ({ document }) =>
  each(document, (one, sheet) =>
    /效益指标|可持续影响/.test(one.kind) &&
    one.actual.endsWith('%') &&
    !/(率|度|面|性|比|数|量|比例|覆盖)$/.test(one.name)
      ? found('S09', one.line, {
          place: at(sheet, one),
          found: `${one.name} ${one.actual}`,
          expected: {
            zh: '与项目相关、可以测量的效益',
            en: 'an effect of this project that can be measured',
          },
        })
      : undefined,
  )

/** S08: an activity is not made less, its cost is: a word was dropped. */
const dropped: Check = ({ document }) =>
  each(document, (one, sheet) => {
    const match = /(办公|工作|管理|服务|运行|业务|采购|维护)(降低|减少|节约)$/.exec(one.name)
    return match
      ? found('S08', one.line, {
          place: at(sheet, one),
          found: one.name,
          expected: one.name.replace(match[2]!, `成本${match[2]}`),
        })
      : undefined
  })

export const indicators: Check[] = [
  foreign,
  dropped,
  dimension,
  direction,
  measured,
  sort,
  sameTarget,
  rounded,
  plausible,
]
