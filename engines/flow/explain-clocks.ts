import { z } from 'zod'
import { explain, lightAt } from '#engines/calendar/calendar.ts'
import type { Text } from '#kernel/errors.ts'
import type { CaseType } from './declare.ts'
import type { District } from './desk.ts'
import { durationOf, pausesOf } from './plan/clocks.ts'
import type { DeadlineRow } from './rows.ts'
import { moment } from './moment.ts'

const text = z.object({ zh: z.string(), en: z.string() })

/** A clock as the page shows it: when it is due, which rule says so, and where every second went. */
export const explainedClock = z.object({
  seq: z.number(),
  name: z.string(),
  title: text,
  round: z.number(),
  state: z.string(),
  reason: z.string(),
  startedAt: moment,
  endedAt: moment.nullable(),
  dueAt: moment.nullable(),
  originalDueAt: moment.nullable(),
  limit: z.object({ amount: z.number(), unit: z.string() }),
  light: z.string(),
  rule: z.unknown(),
  explanation: z.unknown(),
})

export const explainClocks = (
  rows: readonly DeadlineRow[],
  type: CaseType,
  desk: District,
  now: Date,
): z.input<typeof explainedClock>[] =>
  rows.map((row) => {
    const until = row.ended_at ?? (row.due_at && row.due_at > now ? row.due_at : now)
    const whole = durationOf(row)
    const pauses = pausesOf(row)
    return {
      seq: row.seq,
      name: row.name,
      title: clockTitle(type, row),
      round: row.round,
      state: row.state,
      reason: row.reason,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      dueAt: row.due_at,
      originalDueAt: row.original_due_at,
      limit: whole,
      light: lightOf(row, desk, now),
      rule: row.rule,
      explanation:
        row.state === 'replaced' ? null : explain(desk.calendar, row.started_at, until, whole.unit, pauses),
    }
  })

/** A stage bears the whole's name and its own: 处置·责令停止. One that was begun without a name shows its code. */
export function clockTitle(type: CaseType, { name, rule }: Pick<DeadlineRow, 'name' | 'rule'>): Text {
  const [whole = '', stage] = name.split('.')
  const title = type.clocks[whole]?.title ?? { zh: whole, en: whole }
  if (stage === undefined) return title
  const own = (rule as { stageTitle?: Text } | null)?.stageTitle ?? { zh: stage, en: stage }
  return { zh: `${title.zh}·${own.zh}`, en: `${title.en}: ${own.en}` }
}

function lightOf(row: DeadlineRow, desk: District, now: Date): string {
  if (row.state === 'paused' || row.state === 'void' || row.state === 'replaced') return row.state
  if (row.state === 'passed') return 'red'
  if (row.state === 'met') return 'green'
  const running = {
    start: row.started_at,
    due: row.due_at!,
    unit: durationOf(row).unit,
    pauses: pausesOf(row),
  }
  return lightAt(desk.calendar, running, now, { yellow: desk.settings.yellowAt, red: 1 })
}
