import type { Disclosure, GoalSheet } from '../document.ts'
import { mentionsIn, telling } from '../read/mentions.ts'
import { tight } from '../rules/lists.ts'
import { type Cell, type Equation, same } from './equation.ts'
import { mentionCell } from './narrative-equations.ts'

/** The amount of a project's sheet of targets. */
export const goalCell = (sheet: GoalSheet): Cell => ({
  key: `g/${sheet.line}`,
  line: sheet.amountLine,
  value: sheet.amount ?? 0n,
  place: `绩效目标表 ${sheet.project}`,
})

/** P07: the amount of a project's sheet is the amount that the narrative gives the project. */
export function goalEquations(document: Disclosure): Equation[] {
  const mentions = telling(document).flatMap(mentionsIn)
  return document.goals.flatMap((sheet) => {
    if (sheet.whole || sheet.amount === undefined || sheet.project.length < 4) return []
    const twin = mentions.find(({ before }) => tight(before).endsWith(tight(sheet.project)))
    return twin ? [same('P07', goalCell(sheet), mentionCell(twin), '项目目标表=说明', twin.slack)] : []
  })
}
