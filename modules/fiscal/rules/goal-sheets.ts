import type { Text } from '#kernel/errors.ts'
import { type Amount, amountText, distance } from '#engines/reports/reports.ts'
import { type Check, type Finding, type Goal, type GoalSheet, lineAt } from '../document.ts'
import { goalCell, goalPlace } from '../equations/goal-equations.ts'
import { around } from '../wording.ts'
import { found } from '../finding.ts'
import { telling } from '../read/mentions.ts'
import { tight } from './lists.ts'
import { projectSpending } from './sheet-figures.ts'

const place = goalPlace
const at = (sheet: GoalSheet, { name }: Goal): Text =>
  around(place(sheet), { zh: `{} ${name}`, en: `{}: ${name}` })
const section = { zh: '绩效目标设置情况', en: 'Performance targets' }
const each = (
  sheets: readonly GoalSheet[],
  test: (goal: Goal, sheet: GoalSheet) => Finding | undefined,
): Finding[] => sheets.flatMap((sheet) => sheet.goals.flatMap((goal) => test(goal, sheet) ?? []))

/** P12: where all projects are said to have targets, the sheets' amounts are the project spending. */
const coverage: Check = (judged) => {
  const { document, right } = judged
  const sheets = document.goals.filter((sheet) => !sheet.whole && sheet.amount !== undefined)
  const spending = projectSpending(judged)
  const claim = telling(document).find(({ text }) => /(所有|全部)项目支出[^。]*绩效目标/.test(text))
  const sum = sheets.reduce<Amount>((all, sheet) => all + right(goalCell(sheet)), 0n)
  if (!claim || !spending || sheets.length === 0 || distance(sum, spending) <= 2n) return []
  return [
    found('P12', claim.line, {
      place: section,
      found: {
        zh: `${sheets.length} 张项目目标表合计 ${amountText(sum)}`,
        en: `${sheets.length} sheets of projects, together ${amountText(sum)}`,
      },
      expected: amountText(spending),
      computation: {
        zh: `差 ${amountText(spending - sum)}`,
        en: `off by ${amountText(spending - sum)}`,
      },
      note: {
        zh: '说明称所有项目支出均已编制绩效目标',
        en: 'The narrative says that all project spending has targets',
      },
    }),
  ]
}

/** P14: the narrative tells as many indicators as the sheets have. */
const numbers: Check = ({ document }) =>
  telling(document).flatMap((paragraph): Finding[] => {
    const match = /(?:共?设[立置]|编制)(?:了)?(项目|整体)?(?:绩效)?指标(\d+)条/.exec(paragraph.text)
    const sheets = document.goals.filter((sheet) => sheet.whole === (match?.[1] === '整体'))
    const count = sheets.reduce((sum, sheet) => sum + sheet.goals.length, 0)
    if (!match || sheets.length === 0 || count === Number(match[2])) return []
    return [
      found('P14', lineAt(paragraph, match.index), {
        place: section,
        found: { zh: `${match[1] ?? ''}绩效指标 ${match[2]} 条`, en: `${match[2]} indicators` },
        expected: { zh: `${count} 条`, en: `${count}` },
        computation: { zh: `${sheets.length} 张表`, en: `in ${sheets.length} sheets` },
      }),
    ]
  })

const isBound = ({ name, target }: Goal): boolean =>
  /^[≤<]\s*100%$/.test(target) && !/(失误|差错|投诉|故障|事故|控制|成本)/.test(name)

/** P09: a rate is no worse for being higher. */
const direction: Check = ({ document: { goals } }) =>
  each(goals, (goal, sheet) =>
    isBound(goal)
      ? found('P09', goal.line, {
          place: at(sheet, goal),
          found: goal.target,
          expected: { zh: '=100% 或 ≥', en: '=100% or ≥' },
          severity: 'wording',
        })
      : undefined,
  )

/** P10: one indicator, one target; where its direction is wrong, P09 has told it. */
const sameTarget: Check = ({ document: { goals } }) => {
  const first = new Map<string, Goal>()
  return each(goals, (goal, sheet) => {
    const known = first.get(goal.name)
    if (!known) return void first.set(goal.name, goal)
    if (tight(known.target) === tight(goal.target) || isBound(goal) || !/\d/.test(goal.target))
      return undefined
    return found('P10', goal.line, {
      place: at(sheet, goal),
      found: { zh: `目标 ${goal.target}`, en: `target ${goal.target}` },
      expected: {
        zh: `与 L${known.line} 的 ${known.target} 一致`,
        en: `${known.target}, as at L${known.line}`,
      },
    })
  })
}

/** P11: a kind of indicator bears one number; a rate is no quantity. Told once for a run of lines. */
const kinds: Check = ({ document: { goals } }) => {
  const numbered = goals.flatMap((sheet) =>
    sheet.goals.map((goal) => ({ goal, sheet, ...parted(goal.kind) })),
  )
  const usual = new Map<string, string>()
  for (const { name } of numbered) {
    const codes = numbered.filter((one) => one.name === name && one.code).map(({ code }) => code)
    const most = codes.toSorted(
      (a, b) => codes.filter((c) => c === b).length - codes.filter((c) => c === a).length,
    )[0]
    if (most) usual.set(name, most)
  }
  const odd = numbered.filter(({ code, name }) => code && usual.get(name) && usual.get(name) !== code)
  const first = odd.filter(
    (one) => !odd.some((other) => other.goal.line === one.goal.line - 1 && other.name === one.name),
  )
  return [
    ...first.map(({ goal, sheet, name }) =>
      found('P11', goal.line, {
        place: place(sheet),
        found: goal.kind,
        expected: `${usual.get(name)} ${name}`,
      }),
    ),
    ...each(goals, (goal, sheet) =>
      /数量/.test(goal.kind) && goal.name.endsWith('率')
        ? found('P11', goal.line, {
            place: at(sheet, goal),
            found: { zh: '列为数量指标', en: 'listed as a quantity' },
            expected: { zh: '质量指标', en: 'a quality' },
          })
        : undefined,
    ),
  ]
}

const parted = (kind: string): { code: string; name: string } => {
  const [, code = '', name = kind] = /^(\d{2})\s*(.+)$/.exec(kind) ?? []
  return { code, name }
}

export const goalSheets: Check[] = [coverage, numbers, direction, sameTarget, kinds]
