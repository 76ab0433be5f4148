import { amountOf } from '#engines/reports/reports.ts'
import type { Goal, GoalSheet } from '../document.ts'
import type { Stretch } from './paragraphs.ts'
import type { PhysicalLine } from './physical-lines.ts'

const tight = (text: string): string => text.replaceAll(/[#*\s]/g, '')
const isTitle = ({ text, cells }: PhysicalLine): boolean =>
  !cells && /(绩效目标表|绩效目标评价指标表|绩效目标申报表)$/.test(tight(text)) && text.length < 50

/** Sheets of performance targets of a budget; each ends where the next begins. */
export function readGoals(lines: readonly PhysicalLine[]): { sheets: GoalSheet[]; stretches: Stretch[] } {
  const starts = lines.flatMap((line, index) =>
    isTitle(line) && lines.slice(index + 1, index + 14).some(({ cells }) => isHeading(cells)) ? [index] : [],
  )
  const sheets = starts.map((from, n) => goalSheet(lines.slice(from, starts[n + 1] ?? lines.length)))
  return {
    sheets,
    stretches: starts.map((from, n) => ({
      from: lines[from]!.line,
      until: starts[n + 1] === undefined ? lines.at(-1)!.line : lines[starts[n + 1]!]!.line - 1,
    })),
  }
}

const columnsOf: Record<'kind' | 'subject' | 'name' | 'target' | 'note', RegExp> = {
  kind: /^(二级指标|一级目标)$/,
  subject: /^指标类别$/,
  name: /^(明细指标|三级指标|绩效指标名称)/,
  target: /^(指标值|目标值|年度指标值)$/,
  note: /^(指标说明|说明)$/,
}

const isHeading = (cells: readonly string[] | undefined): boolean =>
  cells?.some((cell) => columnsOf.target.test(tight(cell))) ?? false

/** `项目名称：…` in a line, or the cell behind the cell 项目名称. */
function projectIn({ text, cells }: PhysicalLine): string | undefined {
  const at = cells?.findIndex((cell) => tight(cell) === '项目名称') ?? -1
  if (cells && at >= 0) return cells.slice(at + 1).find(Boolean)
  return /项目名称[:：]\s*(\S+)/.exec(text)?.[1]
}

function goalSheet(lines: readonly PhysicalLine[]): GoalSheet {
  const at = lines.findIndex(({ cells }) => isHeading(cells))
  const heading = lines[at]!.cells!.map(tight)
  const column = (of: keyof typeof columnsOf) => heading.findIndex((cell) => columnsOf[of].test(cell))
  const before = lines.slice(0, at)
  const project = before.map(projectIn).find(Boolean)
  const amountAt = before.find(({ text }) => /(预算金额|预算数|项目金额)[:：]/.test(text))
  const goals: Goal[] = []
  let [kind, subject] = ['', '']
  for (const { line, cells = [] } of lines.slice(at + 1)) {
    const cell = (of: keyof typeof columnsOf) => cells[column(of)] ?? ''
    kind = cell('kind') || kind
    subject = cell('subject') || subject
    if (cell('name') !== '' && cell('target') !== '' && !/^-+$/.test(cell('name')))
      goals.push({ line, kind, subject, name: cell('name'), target: cell('target'), note: cell('note') })
  }
  return {
    line: lines[0]!.line,
    project: project ?? '',
    whole: project === undefined,
    amount: amountOf(/[:：]\s*([\d,.]+)/.exec(amountAt?.text ?? '')?.[1]),
    amountLine: amountAt?.line ?? lines[0]!.line,
    goals,
  }
}
