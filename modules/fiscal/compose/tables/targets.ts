import { cell, type ReportTable } from '#engines/reports/reports.ts'
import type { Evaluation } from '../data.ts'
import { middle } from './form.ts'

/** 表9: the targets of a project. */
export const targetTable = (year: number, department: string, one: Evaluation): ReportTable => ({
  ...{ kind: 'table', title: `${year}年项目预算绩效目标表`, above: [`单位名称：${department}`] },
  headerRows: 0,
  rows: [
    [middle('项目名称'), cell(one.project, { colSpan: 3 })],
    [middle('实施单位'), cell(one.section, { colSpan: 3 })],
    [middle('年度目标'), cell(one.outcome, { colSpan: 3 })],
    ['一级指标', '二级指标', '三级指标', '指标值'].map((text) => middle(text)),
    ...one.indicators.map((each) => [
      ...[middle(each.first), middle(each.second), cell(each.name), middle(each.target)],
    ]),
  ],
  widths: [1.4, 1.6, 3, 1.4],
})
