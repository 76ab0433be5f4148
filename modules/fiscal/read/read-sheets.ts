import { amountOf } from '#engines/reports/reports.ts'
import type { Indicator, Sheet } from '../document.ts'
import type { PhysicalLine } from './physical-lines.ts'

const tight = (text: string): string => text.replaceAll(/[#*\s]/g, '')
const indicatorKinds = /(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|满意度)指标$/

/** Self-evaluation sheets in a grid: each begins at a title that ends with 自评表 and is followed by cells. */
export function readSheets(lines: readonly PhysicalLine[]): Sheet[] {
  const starts = lines.flatMap(({ text, cells }, index) =>
    !cells && /(绩效自评表|自评表)$/.test(tight(text)) && inGrid(lines, index) ? [index] : [],
  )
  return starts
    .map((from, n) => readSheet(lines.slice(from, starts[n + 1] ?? lines.length)))
    .filter((sheet) => sheet.indicators.length > 0 || sheet.budget !== undefined)
}

const inGrid = (lines: readonly PhysicalLine[], at: number): boolean =>
  lines.slice(at + 1, at + 12).filter(({ cells }) => cells).length >= 3

function readSheet(body: readonly PhysicalLine[]): Sheet {
  const row = (test: (cells: readonly string[]) => boolean) => body.find(({ cells }) => cells && test(cells))
  const first = body[0]!.line
  const project = row(([head = '']) => tight(head) === '项目名称')
  const funds = row(
    (cells) => cells.some((cell) => /(资金|支出)总额$/.test(cell)) && !cells[0]!.startsWith('基本支出总额'),
  )
  const source = row((cells) => cells.some((cell) => cell.includes('资金量')))
  const date = body.find(({ text }) => text.startsWith('填报日期'))
  const goal = row(([head = '']) => /^年度(总体)?目标/.test(head))
  const behind = funds?.cells!.slice(funds.cells!.findIndex((cell) => cell.includes('总额')) + 1) ?? []
  const amounts = behind.map(amountOf).filter((one) => one !== undefined)
  return {
    line: first,
    project: project?.cells!.filter(Boolean)[1] ?? '',
    projectLine: project?.line ?? first,
    types: row(([head = '']) => head.startsWith('项目类型'))?.text ?? '',
    source: amountOf(/资金量[:：]\s*([\d,.]+)/.exec(source?.text ?? '')?.[1]),
    sourceLine: source?.line ?? first,
    budget: amounts[0],
    spent: amounts[1],
    rate: behind.find((cell) => cell.includes('%')) ?? '',
    fundsLine: funds?.line ?? first,
    ...wholeAmounts(row(([head = '']) => head.startsWith('基本支出总额'))),
    goal: goal && { line: goal.line, text: goal.cells!.slice(1).join('') },
    dateLine: date?.line,
    dateBlank: date !== undefined && /^填报日期[:：]?$/.test(date.text),
    whole: project === undefined,
    indicators: indicatorsIn(body),
  }
}

function wholeAmounts(row: PhysicalLine | undefined): Pick<Sheet, 'basic'> {
  if (!row) return {}
  const [basic, project] = row.cells!.map(amountOf).filter((one) => one !== undefined)
  return { basic: { line: row.line, basic, project } }
}

/** Rows end with name, target and actual; the kind stands in the nearest cell before them that names one. */
function indicatorsIn(body: readonly PhysicalLine[]): Indicator[] {
  const found: Indicator[] = []
  let kind = ''
  for (const { line, cells } of body) {
    if (!cells) continue
    const kindAt = cells.findLastIndex((cell) => indicatorKinds.test(cell))
    if (kindAt >= 0) kind = cells[kindAt]!
    const [name, target, actual] = cells
      .slice(kindAt >= 0 ? kindAt + 1 : -3)
      .filter(Boolean)
      .slice(0, 3)
    if (!kind || !name || !target || !actual || /指标$|目标/.test(name)) continue
    found.push({ line, kind, name, target, actual })
  }
  return found
}
