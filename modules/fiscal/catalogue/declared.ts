import type { Text } from '#kernel/errors.ts'
import type { Severity } from '../document.ts'

/** A rule as it is declared: what it asks, on what ground, how grave a breach is, and how to mend it. */
export interface Declared {
  title: Text
  basis: Text
  severity: Severity
  /** Hundredths of 万元 that rounding may cost and that are told as `rounding`; percentages: half a last place. */
  tolerance: number
  mend: Text
}

/** Chinese, English. */
type Pair = readonly [zh: string, en: string]

export const declared = (
  zh: string,
  en: string,
  basis: Pair,
  severity: Severity,
  mend: Pair,
  tolerance = 2,
): Declared => ({
  title: { zh, en },
  basis: { zh: basis[0], en: basis[1] },
  ...{ severity, tolerance },
  mend: { zh: mend[0], en: mend[1] },
})

export const forms: Pair = [
  '财政部部门决算（预算）公开表式',
  'Forms of departments’ final accounts (budgets), Ministry of Finance',
]
export const ties: Pair = ['部门决算表间勾稽关系', 'Ties between the tables of final accounts']
export const targets: Pair = [
  '财预〔2021〕101号 项目支出绩效指标设置',
  'Caiyu (2021) 101: setting performance indicators of projects',
]
export const figure: Pair = [
  '按算式核对原始报表后改正该数',
  'Check the figure against the source report and correct it',
]
export const fill: Pair = ['补填', 'Fill it in']
export const word: Pair = ['按规范用语改正', 'Correct the wording']
export const explain: Pair = ['核实并说明原因', 'Check, and give the reason']
