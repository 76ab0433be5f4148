import { amountOf } from '../decimal.ts'
import type { Indicator, Sheet } from '../document.ts'

const plain = (line: string): string => line.replaceAll(/[#*\s]/g, '')
const indicatorKinds = /(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|满意度)指标$/

/** Self-evaluation sheets: each begins at a title that ends with 自评表 and is followed by tabbed cells. */
export function readSheets(lines: readonly string[]): Sheet[] {
  const starts = lines.flatMap((line, index) =>
    /(绩效自评表|自评表)$/.test(plain(line)) && !line.includes('\t') && tabbed(lines, index) ? [index] : [],
  )
  return starts.map((from, n) => readSheet(lines, from, starts[n + 1] ?? lines.length))
}

const tabbed = (lines: readonly string[], at: number): boolean =>
  lines.slice(at + 1, at + 12).filter((line) => line.includes('\t')).length >= 3

function readSheet(lines: readonly string[], from: number, until: number): Sheet {
  const body = lines.slice(from, until)
  const cellsAt = (test: RegExp): number => body.findIndex((line) => test.test(line))
  const projectAt = cellsAt(/^项目名称\t/)
  const fundsAt = cellsAt(/^\s*\t.*总额\t/)
  const dateAt = body.findIndex((line) => line.trim().startsWith('填报日期'))
  const funds = (body[fundsAt] ?? '').split('\t').map((cell) => cell.trim())
  const named = funds.findIndex((cell) => cell.includes('总额'))
  return {
    line: from + 1,
    project:
      projectAt < 0
        ? ''
        : (body[projectAt]!.split('\t')
            .map((cell) => cell.trim())
            .filter(Boolean)[1] ?? ''),
    projectLine: from + 1 + Math.max(0, projectAt),
    types: body.find((line) => line.startsWith('项目类型')) ?? '',
    budget: amountOf(funds[named + 1]),
    spent: amountOf(funds[named + 2]),
    rate: funds[named + 3] ?? '',
    fundsLine: from + 1 + Math.max(0, fundsAt),
    dateLine: dateAt < 0 ? undefined : from + 1 + dateAt,
    dateBlank: dateAt >= 0 && /^填报日期[:：]?\s*$/.test(body[dateAt]!.trim()),
    whole: projectAt < 0,
    indicators: indicatorsIn(body, from),
  }
}

/** Rows end with name, target and actual; the kind stands in the nearest cell before them that names one. */
function indicatorsIn(body: readonly string[], from: number): Indicator[] {
  const found: Indicator[] = []
  let kind = ''
  for (const [index, line] of body.entries()) {
    if (!line.includes('\t')) continue
    const cells = line.split('\t').map((cell) => cell.trim())
    const kindAt = cells.findLastIndex((cell) => indicatorKinds.test(cell))
    if (kindAt >= 0) kind = cells[kindAt]!
    const [name, target, actual] = cells
      .slice(kindAt >= 0 ? kindAt + 1 : -3)
      .filter(Boolean)
      .slice(0, 3)
    if (!kind || !name || !target || !actual || /指标$|目标/.test(name)) continue
    found.push({ line: from + 1 + index, kind, name, target, actual })
  }
  return found
}
