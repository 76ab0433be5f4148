import { cell, inSentence, money, type ReportCell, type ReportTable } from '#engines/reports/reports.ts'
import type { Evaluation, FiscalData } from './data.ts'
import type { EvaluatedFunds } from './narrative/evaluations.ts'
import { middle } from './tables/form.ts'

const kinds = [
  ['recurring', '经常性项目'],
  ['continued', '延续性项目'],
  ['once', '一次性项目'],
] as const
const fundings = [
  ['department', '部门预算项目'],
  ['earmarked', '专项资金'],
  ['transfer', '上级转移支付项目'],
] as const

const ticked = (list: readonly (readonly [string, string])[], chosen: string): string =>
  list.map(([code, name], n) => `${n + 1}、${name}${code === chosen ? '☑' : '☐'}`).join(' ')

/** 项目支出绩效自评表 as a disclosure's appendix prints it: funds A, B, B/A; indicators with target and actual value. */
export function projectSheet(data: FiscalData, one: Evaluation, funds: EvaluatedFunds): ReportTable {
  const wide = { colSpan: 5 }
  return {
    ...sheet(data, `${data.year}年度项目支出绩效自评表`),
    rows: [
      [middle('项目名称'), cell(one.project, wide)],
      [
        middle('主管部门'),
        cell(data.department.name, { colSpan: 2 }),
        middle('项目实施单位'),
        cell(one.section, { colSpan: 2 }),
      ],
      [middle('项目类型'), cell(ticked(kinds, one.kind), wide)],
      [
        middle('预算来源及资金规模'),
        cell(
          `${ticked(fundings, one.funding)} 资金量：${inSentence({ ...money(funds.planned), unit: 'plain' })}`,
          wide,
        ),
      ],
      ...fundsRows(funds, '年度财政资金总额'),
      ...indicatorRows(one, '项目年度绩效指标'),
    ],
  }
}

/** 部门整体绩效自评表. */
export function wholeSheet(
  data: FiscalData,
  one: NonNullable<FiscalData['whole']>,
  { funds, ...parts }: { funds: EvaluatedFunds; basic: ReportCell['said']; project: ReportCell['said'] },
): ReportTable {
  return {
    ...sheet(data, `${data.year}年度部门整体绩效自评表`),
    rows: [
      [middle('单位名称'), cell(data.department.name, { colSpan: 5 })],
      [
        ...[middle('基本支出总额'), cell(parts.basic, { colSpan: 2 })],
        ...[middle('项目支出总额'), cell(parts.project, { colSpan: 2 })],
      ],
      ...fundsRows(funds, '部门整体支出总额'),
      ...indicatorRows(one, '年度绩效指标'),
    ],
  }
}

type Sheet = Pick<Evaluation, 'indicators' | 'deviation' | 'measures'>

const sheet = (data: FiscalData, title: string) => ({
  kind: 'table' as const,
  title,
  above: [`单位名称（盖章）：${data.department.name}`, `填报日期：${data.published}`],
  headerRows: 0,
  widths: [1.3, 1.3, 1.6, 2.6, 1.5, 1.5],
})

function fundsRows({ planned, done, rate }: EvaluatedFunds, name: string): ReportCell[][] {
  const done100 = rate(2)
  return [
    [
      middle('预算执行情况（万元）', { rowSpan: 2 }),
      ...['', '预算数（A）', '执行数（B）'].map((text) => middle(text)),
      middle('执行率（B/A）', { colSpan: 2 }),
    ],
    [
      middle(name),
      cell(money(planned)),
      cell(money(done)),
      middle(done100 ? inSentence(done100) : '', { colSpan: 2 }),
    ],
  ]
}

function indicatorRows(one: Sheet, label: string): ReportCell[][] {
  const heads = ['一级指标', '二级指标', '三级指标', '年初目标值（A）', '实际完成值（B）']
  const rows = one.indicators.map((each) => [
    ...[middle(each.first), middle(each.second), cell(each.name)],
    ...[middle(each.target), middle(each.actual)],
  ])
  return [
    [middle(label, { rowSpan: rows.length + 1 }), ...heads.map((text) => middle(text))],
    ...rows,
    [middle('偏差大或目标未完成原因分析'), cell(one.deviation || '无', { colSpan: 5 })],
    [middle('改进措施及结果应用方案'), cell(one.measures || '无', { colSpan: 5 })],
  ]
}
