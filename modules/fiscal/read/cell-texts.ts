import type { Disclosure, Paragraph, Sheet } from '../document.ts'
import type { Stretch } from './paragraphs.ts'
import type { PhysicalLine } from './physical-lines.ts'

const tight = (text: string): string => text.replaceAll(/\s/g, '')

export const inTable = { zh: '表', en: 'Table' }
export const inSheet = { zh: '自评表', en: 'Self-evaluation' }

/** Long texts that stand in cells, as paragraphs of their own. */
export const cellTextsOf = (lines: readonly PhysicalLine[]): Paragraph[] =>
  lines.flatMap(({ line, cells = [] }) =>
    cells
      .filter((cell) => cell.length >= 14 && !/\[?input|checkbox/.test(cell))
      .map((text) => ({ line, text, part: inTable.zh, pieces: [{ at: 0, line }] })),
  )

/** Rows of the table of the year's tasks: the cells under 工作内容及目标 and 完成情况. */
export function tasksIn(lines: readonly PhysicalLine[]): { line: number; goal: string; outcome: string }[] {
  const at = lines.findIndex(
    ({ cells }) =>
      cells?.some((cell) => tight(cell) === '完成情况') &&
      cells.some((cell) => /重要事项|工作内容/.test(cell)),
  )
  const head = lines[at]?.cells ?? []
  const goal = head.findIndex((cell) => /目标|工作内容/.test(cell))
  const outcome = head.findIndex((cell) => tight(cell) === '完成情况')
  const rows: { line: number; goal: string; outcome: string }[] = []
  for (const { line, cells } of at < 0 ? [] : lines.slice(at + 1)) {
    if (!cells) break
    if (cells[goal] && cells[outcome]) rows.push({ line, goal: cells[goal], outcome: cells[outcome] })
  }
  return rows
}

/** The cells of a table's head: those above its first figure. */
export const headCellsOf = (
  lines: readonly PhysicalLine[],
  tables: Disclosure['tables'],
): { line: number; text: string }[] =>
  tables.flatMap((table) => {
    const own = lines.filter(({ line, cells }) => cells && line >= table.from && line <= table.until)
    const until = own.findIndex(({ text }) => /\d\.\d{2}/.test(text))
    return own
      .slice(0, until < 0 ? 3 : Math.min(until, 6))
      .flatMap(({ line, cells = [] }) => cells.map((cell) => ({ line, text: tight(cell) })))
      .filter(({ text }) => text.length >= 4)
  })

/** The lines of sheets without a grid, and the names of their indicators as they were put together. */
export const looseTextsOf = (
  lines: readonly PhysicalLine[],
  stretches: readonly Stretch[],
  sheets: readonly Sheet[],
): Paragraph[] => [
  ...lines.flatMap(({ line, text }) =>
    text.length >= 6 && stretches.some(({ from, until }) => line >= from && line <= until)
      ? [{ line, text, part: inSheet.zh, pieces: [{ at: 0, line }] }]
      : [],
  ),
  ...sheets.flatMap(({ indicators }) =>
    indicators.map(({ line, name }) => ({ line, text: name, part: inSheet.zh, pieces: [{ at: 0, line }] })),
  ),
]
