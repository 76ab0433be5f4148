import { type Check, lineAt, type Sheet } from '../document.ts'
import { found } from '../finding.ts'
import { edits, tight } from './lists.ts'

/** S10: a clause of one duty that stands again in another was pasted into the wrong place. */
const misplaced: Check = ({ document: { paragraphs } }) => {
  const duties = paragraphs.filter(
    ({ part, text }) =>
      /第一部分/.test(part) &&
      /^[（(]?[一二三四五六七八九十\d]+[）)、.．]/.test(text) &&
      text.length > 12 &&
      !/\s{3}/.test(text),
  )
  const clauses = duties.slice(0, 60).map((duty) => ({
    duty,
    parts: duty.text
      .split(/[，。；,;]/)
      .map((one) => one.trim())
      .filter((one) => one.length >= 9),
  }))
  return clauses.flatMap(({ duty, parts }, n) => {
    const again = parts.find((part) =>
      clauses.some(
        (other, m) => m > n && other.parts.some((one) => one.includes(part) || edits(one, part) <= 2),
      ),
    )
    return again
      ? [
          found('S10', duty.line, {
            severity: 'error',
            place: { zh: '第一部分 主要职责', en: 'Part one: duties' },
            found: again,
            expected: {
              zh: '与另一条职责重复，核对是否误贴',
              en: 'stands in another duty too: check where it belongs',
            },
          }),
        ]
      : []
  })
}

/** Pairs of characters that stand side by side, without those that every office text has. */
const common =
  /工作|建设|开展|完成|推进|管理|实施|进行|加强|全面|全力|我区|本区|有效|落实|提高|提升|情况|做好|强化|保障/g
const pairs = (text: string): Set<string> => {
  const bare = text.replaceAll(common, '|')
  return new Set(
    Array.from(bare).flatMap((one, n) => {
      const next = bare[n + 1]
      return next && /[\u4e00-\u9fff]/.test(one) && /[\u4e00-\u9fff]/.test(next) ? [one + next] : []
    }),
  )
}
const sharing = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] =>
  [...a].filter((one) => b.has(one))
const words = (sheet: Sheet): Set<string> =>
  new Set([...pairs(sheet.project), ...sheet.indicators.flatMap(({ name }) => [...pairs(name)])])

/** More projects than this no unit has: a text that repeats itself is not compared with all of itself. */
const mostProjects = 80

/** S10: a clause of a project's summary that has the words of another project alone was pasted into the wrong place. */
const ofProjects: Check = ({ document }) => {
  const projects = document.sheets
    .filter((sheet) => !sheet.whole && sheet.indicators.length > 0)
    .slice(0, mostProjects)
    .map((sheet) => ({ name: tight(sheet.project), sheet, words: words(sheet) }))
  const times = new Map<string, number>()
  for (const one of projects) for (const pair of one.words) times.set(pair, (times.get(pair) ?? 0) + 1)
  return document.paragraphs.flatMap((paragraph) => {
    const head = tight(/^\d{1,2}[.．、]\s*(.{2,50}?)项目绩效自评综述/.exec(paragraph.text)?.[1] ?? '')
    const own = head && projects.find(({ name }) => name === head)
    if (!own) return []
    return paragraph.text.split(/[。；]/).flatMap((clause) => {
      const said = pairs(clause)
      if (said.size < 4 || sharing(said, own.words).length > 0) return []
      const other = projects.find(
        (one) => one !== own && sharing(said, one.words).filter((pair) => times.get(pair) === 1).length >= 2,
      )
      if (!other) return []
      return [
        found('S10', lineAt(paragraph, paragraph.text.indexOf(clause)), {
          place: own.sheet.project,
          found: clause,
          expected: {
            zh: `属“${other.sheet.project}”的内容`,
            en: `belongs to “${other.sheet.project}”`,
          },
        }),
      ]
    })
  })
}

/** S10: in the table of the year's tasks each outcome answers its goal. */
const ofTasks: Check = ({ document }) =>
  document.tasks.flatMap(({ line, goal, outcome }) =>
    pairs(goal).size > 0 &&
    outcome.length > 8 &&
    !/^(已|全部)?完成/.test(outcome) &&
    sharing(pairs(goal), pairs(outcome)).length === 0
      ? [
          found('S10', line, {
            place: { zh: '重点工作表', en: "The year's tasks" },
            found: outcome,
            expected: { zh: `写“${goal}”的完成情况`, en: `what came of “${goal}”` },
          }),
        ]
      : [],
  )

/** P12: every clause of the year's goal has an indicator that speaks of it. */
const goals: Check = ({ document }) =>
  document.sheets.flatMap((sheet) => {
    if (!sheet.whole || !sheet.goal || sheet.indicators.length === 0) return []
    const told = new Set(sheet.indicators.flatMap(({ name }) => [...pairs(name)]))
    const bare = clausesOf(sheet.goal.text).filter((clause) => sharing(pairs(clause), told).length === 0)
    if (bare.length === 0) return []
    return [
      found('P12', sheet.goal.line, {
        place: { zh: '整体绩效自评表 年度目标', en: 'Self-evaluation of the whole department: goal' },
        found: bare.join('；'),
        expected: { zh: '有对应的指标', en: 'an indicator that answers it' },
      }),
    ]
  })

const clausesOf = (text: string): string[] =>
  text.split(/[。；，,]/).filter((clause) => pairs(clause).size >= 3)

export const misplacedText: Check[] = [misplaced, ofProjects, ofTasks, goals]
