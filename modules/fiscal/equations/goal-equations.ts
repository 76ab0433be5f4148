import type { Text } from '#kernel/errors.ts'
import type { Disclosure, GoalSheet } from '../document.ts'
import { mentionsIn, telling } from '../read/mentions.ts'
import { tight } from '../rules/lists.ts'
import { type Cell, type Equation, same } from './equation.ts'
import { mentionCell } from './narrative-equations.ts'

/** Where a sheet of targets stands. */
export const goalPlace = ({ whole, project }: GoalSheet): Text =>
  whole
    ? { zh: '整体绩效目标表', en: 'Targets of the whole department' }
    : { zh: `绩效目标表 ${project}`, en: `Targets of ${project}` }

/** The amount of a project's sheet of targets. */
export const goalCell = (sheet: GoalSheet): Cell => ({
  key: `g/${sheet.line}`,
  line: sheet.amountLine,
  value: sheet.amount ?? 0n,
  place: goalPlace(sheet),
})

/** P07: the amount of a project's sheet is the amount that the narrative gives the project. */
export function goalEquations(document: Disclosure): Equation[] {
  const mentions = telling(document).flatMap(mentionsIn)
  return document.goals.flatMap((sheet) => {
    if (sheet.whole || sheet.amount === undefined || sheet.project.length < 4) return []
    const twin = mentions.find(({ before }) => tight(before).endsWith(tight(sheet.project)))
    return twin
      ? [
          same(
            'P07',
            goalCell(sheet),
            mentionCell(twin),
            {
              zh: '项目目标表=说明',
              en: 'sheet of the project = narrative',
            },
            twin.slack,
          ),
        ]
      : []
  })
}
