import type { Explanation, ExplainedRow } from './shapes.ts'
import { clocksShown } from './shapes.ts'
import { type FileLanguage, type FileSay, type FileWord, spanIn, wallTime } from './words.ts'

const mostDays = 45
const eightHoursMs = 8 * 3_600_000

/** A clock as the file tells it: what it is, which rule gave it, and a line for each day that it lived. */
export const clockTold = (row: ExplainedRow, language: FileLanguage, say: FileSay) => {
  const moment = (at: Date | null) => (at ? wallTime(at) : '')
  const days = row.explanation ? daysOf(row.explanation, language, say) : []
  const rule = row.rule as { text?: Record<FileLanguage, string>; basis?: string } | null
  const lines: [FileWord, string][] = [
    ['limit', say(row.limit.unit as FileWord, { amount: row.limit.amount })],
    ['started', moment(row.startedAt)],
    ['due', moment(row.dueAt)],
    ['originalDue', row.originalDueAt?.getTime() === row.dueAt?.getTime() ? '' : moment(row.originalDueAt)],
    ['ended', moment(row.endedAt)],
    ['counted', row.explanation ? spanIn(language, row.explanation.countedMs) : ''],
    ['uncounted', row.explanation ? spanIn(language, row.explanation.uncountedMs) : ''],
    ['rule', [rule?.text?.[language], rule?.basis].filter(Boolean).join('；')],
  ]
  return {
    title: `${row.title[language]}${row.round > 1 ? ` (${row.round})` : ''}`,
    state: say(row.state as FileWord),
    light: row.state === 'passed' ? 'red' : row.state === 'paused' ? 'paused' : 'green',
    lines: lines.filter(([, value]) => value !== '').map(([word, value]) => [say(word), value]),
    days: days.slice(0, mostDays),
    more: days.length > mostDays ? say('moreDays', { count: days.length - mostDays }) : '',
  }
}

export const clocksTold = (rows: readonly ExplainedRow[], language: FileLanguage, say: FileSay) =>
  rows.filter(({ state }) => clocksShown.has(state)).map((row) => clockTold(row, language, say))

/** `[day, counted, not counted, why]`: the stretches of each day of the district, summed. */
function daysOf({ segments }: Explanation, language: FileLanguage, say: FileSay): string[][] {
  const days = new Map<string, { counted: number; rest: number; why: Set<string> }>()
  for (const { from, to, counts, why, name } of segments.flatMap(byDay)) {
    const key = wallTime(from).slice(0, 10)
    const day = days.get(key) ?? { counted: 0, rest: 0, why: new Set<string>() }
    const ms = to.getTime() - from.getTime()
    if (counts) day.counted += ms
    else day.rest += ms
    day.why.add([say(why as FileWord), name?.[language]].filter(Boolean).join(' '))
    days.set(key, day)
  }
  return [...days].map(([day, { counted, rest, why }]) => [
    day,
    spanIn(language, counted),
    spanIn(language, rest),
    [...why].join(language === 'zh' ? '、' : ', '),
  ])
}

/** A stretch cut at the midnights of the district. */
function byDay<T extends { from: Date; to: Date }>(segment: T): T[] {
  const parts: T[] = []
  let from = segment.from
  while (from < segment.to) {
    const midnight =
      (Math.floor((from.getTime() + eightHoursMs) / 86_400_000) + 1) * 86_400_000 - eightHoursMs
    const to = new Date(Math.min(midnight, segment.to.getTime()))
    parts.push({ ...segment, from, to })
    from = to
  }
  return parts
}
