import {
  cell,
  count,
  decimal,
  type Draft,
  draft,
  inSentence,
  money,
  over,
  percent,
  type Report,
  type ReportCell,
  type ReportTable,
  say,
  sentence,
  sum,
  times,
  written,
} from '#engines/reports/reports.ts'
import type { Evaluated } from './evaluate.ts'
import type { MendingRow } from './queries.ts'
import { dayText } from './sheet.ts'

const basis = '预算绩效自评情况汇总：项目数、资金、执行率、得分、等级、整改'
const said = {
  all: sentence(
    'summary.all',
    '{year}年度纳入绩效自评的项目共{projects}，其中已提交自评{submitted}。年初预算{start}，全年预算{adjusted}，执行数{executed}',
    basis,
  ),
  rate: sentence('summary.rate', '，执行率{rate}', basis),
  scored: sentence(
    'summary.scored',
    '已有得分的项目{scored}，平均{average}，其中优{excellent}、良{good}、中{fair}、差{poor}。',
    basis,
  ),
  whole: sentence('summary.whole', '{name}整体支出自评得分{score}，等级为{grade}。', basis),
  mending: sentence('summary.mending', '自评发现须整改的事项{all}，已完成{done}。', basis),
  none: sentence('summary.none', '自评没有发现须整改的事项。', basis),
}

export interface SummaryOf {
  year: number
  all: readonly Evaluated[]
  mendings: readonly (MendingRow & { project_id: number })[]
  at: Date
}

/** 绩效自评汇总: all projects of a year in sentences and one table, what must be mended in another. */
export function summaryOf({ year, all, mendings, at }: SummaryOf): Report {
  const out = draft()
  const single = all.filter(({ project }) => !project.whole)
  out.add({ kind: 'title', text: `${year}年度预算绩效自评汇总` })
  out.heading(2, '一、总体情况')
  writeTotals(out, year, single)
  for (const { project, total, grade } of all)
    if (project.whole && total)
      out.write(
        say(said.whole, { name: project.section, score: written(total), grade: grade ? grades[grade] : '' }),
      )
  out.heading(2, '二、整改情况')
  const done = mendings.filter(({ done_at: ended }) => ended !== null).length
  out.write(
    mendings.length > 0
      ? say(said.mending, { all: count(mendings.length, '项'), done: count(done, '项') })
      : say(said.none, {}),
  )
  out.add(projectTable(year, all))
  if (mendings.length > 0) out.add(mendingTable(year, all, mendings))
  const date = dayText(at)
  return { title: `${year}年度预算绩效自评汇总`, issuer: '', date, blocks: out.blocks, wanting: [] }
}

const grades = { excellent: '优', good: '良', fair: '中', poor: '差' } as const
const funds = ['year_start', 'adjusted', 'executed'] as const

function writeTotals(out: Draft, year: number, all: readonly Evaluated[]): void {
  const of = (key: (typeof funds)[number]) => sum(all.map(({ project }) => decimal(project[key])))
  const rate = over(times(of('executed'), decimal(100)), of('adjusted'), 2)
  const scores = all.flatMap(({ total }) => total ?? [])
  const average = over(sum(scores), decimal(scores.length), 2)
  const graded = (grade: string) => count(all.filter((one) => one.grade === grade).length, '个')
  out.write(
    say(said.all, {
      ...{ year: String(year), projects: count(all.length, '个') },
      submitted: count(all.filter(({ project }) => project.state === 'submitted').length, '个'),
      ...{ start: money(of('year_start')), adjusted: money(of('adjusted')), executed: money(of('executed')) },
    }),
    ...(rate ? [say(said.rate, { rate: percent(rate, 2) })] : []),
    '。',
  )
  if (average)
    out.write(
      say(said.scored, {
        ...{ scored: count(scores.length, '个'), average: `${written(average)}分` },
        ...{ excellent: graded('excellent'), good: graded('good') },
        ...{ fair: graded('fair'), poor: graded('poor') },
      }),
    )
}

const middle = (text: string, more: Omit<ReportCell, 'said'> = {}): ReportCell =>
  cell(text, { align: 'center', ...more })

function projectTable(year: number, all: readonly Evaluated[]): ReportTable {
  const heads = [
    '编号',
    '项目',
    '实施单位',
    '年初预算',
    '全年预算',
    '执行数',
    '执行率',
    '得分',
    '等级',
    '状态',
  ]
  const row = ({ project, execution, total, grade }: Evaluated): ReportCell[] => [
    middle(project.code),
    cell(project.name),
    cell(project.section),
    ...funds.map((key) => cell(money(decimal(project[key])))),
    middle(execution.rate ? inSentence(percent(execution.rate, 2)) : ''),
    middle(total ? written(total) : ''),
    middle(grade ? grades[grade] : ''),
    middle(project.state === 'submitted' ? '已提交' : '自评中'),
  ]
  return {
    ...{ kind: 'table', title: `${year}年度绩效自评得分一览`, above: ['金额单位：万元'], headerRows: 1 },
    widths: [0.8, 3, 1.6, 1.2, 1.2, 1.2, 1, 0.8, 0.6, 0.9],
    rows: [heads.map((text) => middle(text)), ...all.map(row)],
    page: 'landscape',
  }
}

function mendingTable(year: number, all: readonly Evaluated[], mendings: SummaryOf['mendings']): ReportTable {
  const heads = ['项目', '问题', '整改措施', '责任人或科室', '期限', '结果']
  const nameOf = (id: number): string => all.find(({ project }) => project.id === id)?.project.name ?? ''
  return {
    ...{ kind: 'table', title: `${year}年度绩效自评整改台账`, headerRows: 1, widths: [2, 3, 3, 1.4, 1.2, 3] },
    rows: [
      heads.map((text) => middle(text)),
      ...mendings.map((one) => [
        ...[cell(nameOf(one.project_id)), cell(one.problem), cell(one.measure), cell(one.responsible)],
        ...[middle(one.due), cell(one.result ?? '')],
      ]),
    ],
    page: 'landscape',
  }
}
