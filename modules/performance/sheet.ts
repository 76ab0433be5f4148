import {
  cell,
  decimal,
  inSentence,
  money,
  percent,
  type Report,
  type ReportCell,
  type ReportTable,
  written,
} from '#engines/reports/reports.ts'
import type { Evaluated, EvaluatedIndicator } from './evaluate.ts'
import type { Group } from './rules/scheme.ts'
import { actualText, targetText } from './shapes.ts'

const groupWords: Record<Group, string> = {
  cost: '成本指标',
  output: '产出指标',
  effect: '效益指标',
  satisfaction: '满意度指标',
}
const kindWords = { recurring: '经常性项目', continued: '延续性项目', once: '一次性项目' } as const

const middle = (said: ReportCell['said'], more: Omit<ReportCell, 'said'> = {}): ReportCell =>
  cell(said, { align: 'center', ...more })

/** 绩效自评表 with scores: funds with execution, indicators of three levels, total; `at` is the day it is printed. */
export function sheetOf(one: Evaluated, at: Date): Report {
  const { project } = one
  const date = dayText(project.submitted_at ?? at)
  const title = `${project.year}年度${project.whole ? '部门整体' : '项目支出'}绩效自评表`
  const table: ReportTable = {
    ...{ kind: 'table', title, headerRows: 0, widths: [1.1, 1.2, 2.6, 1.3, 1.3, 0.8, 0.8, 2] },
    above: [`填报日期：${date}`, '金额单位：万元'],
    rows: [...headRows(one), ...fundRows(one), ...indicatorRows(one), ...endRows(one)],
  }
  return { title: `${title} ${project.name}`, issuer: project.section, date, blocks: [table], wanting: [] }
}

function headRows({ project, scheme }: Evaluated): ReportCell[][] {
  return [
    [
      middle('项目名称'),
      cell(project.name, { colSpan: 4 }),
      middle('编号', { colSpan: 2 }),
      cell(project.code),
    ],
    [
      middle('实施单位'),
      cell(project.section, { colSpan: 2 }),
      middle('项目类型'),
      cell(kindWords[project.kind]),
      middle('评分办法', { colSpan: 2 }),
      cell(scheme.title.zh),
    ],
    [middle('年度目标'), cell(project.goal || '—', { colSpan: 7 })],
  ]
}

function fundRows({ project, execution, scheme }: Evaluated): ReportCell[][] {
  const heads = ['', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分']
  return [
    [middle('资金'), ...heads.map((text) => middle(text))],
    [
      middle(''),
      middle('年度资金总额'),
      cell(money(decimal(project.year_start))),
      cell(money(decimal(project.adjusted))),
      cell(money(decimal(project.executed))),
      middle(String(scheme.execution)),
      middle(execution.rate ? inSentence(percent(execution.rate, 2)) : ''),
      middle(execution.score ? written(execution.score) : ''),
    ],
  ]
}

function indicatorRows({ indicators }: Evaluated): ReportCell[][] {
  const heads = [
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '偏差原因及改进措施',
  ]
  const row = (each: EvaluatedIndicator): ReportCell[] => [
    middle(groupWords[each.row.first]),
    middle(each.row.second),
    cell(each.row.name),
    middle(targetText(each)),
    middle(actualText(each)),
    middle(written(decimal(each.row.points), { trimmed: true })),
    middle(each.score ? written(each.score) : ''),
    cell(each.row.reason),
  ]
  return [heads.map((text) => middle(text)), ...indicators.map(row)]
}

function endRows({ project, total, grade }: Evaluated): ReportCell[][] {
  const grades = { excellent: '优', good: '良', fair: '中', poor: '差' } as const
  return [
    [
      middle('总分', { colSpan: 5 }),
      middle('100'),
      middle(total ? written(total) : ''),
      middle(grade ? `等级：${grades[grade]}` : ''),
    ],
    [middle('偏差原因'), cell(project.reason || '—', { colSpan: 7 })],
    [middle('改进措施'), cell(project.measures || '—', { colSpan: 7 })],
  ]
}

/** In Wuhan, eight hours ahead of UTC. */
export function dayText(at: Date): string {
  const local = new Date(at.getTime() + 8 * 3_600_000)
  return `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日`
}
