import { dueAt, elapsed, type Duration, type Pause, type Unit } from '#engines/calendar/calendar.ts'
import type { CaseType, ClockSpec } from '../declare.ts'
import type { DeadlineRow } from '../rows.ts'
import { addDeadline, changeDeadline, type Draft } from './draft.ts'

/** The version of each clock that is in force: at most one a name, the newest. */
export function clocksInForce(rows: readonly DeadlineRow[]): DeadlineRow[] {
  const newest = new Map<string, DeadlineRow>()
  for (const row of rows)
    if (row.state !== 'replaced' && row.state !== 'void')
      if ((newest.get(row.name)?.seq ?? 0) < row.seq) newest.set(row.name, row)
  return [...newest.values()]
}

export const clockOf = (rows: readonly DeadlineRow[], name: string): DeadlineRow | undefined =>
  clocksInForce(rows).find((row) => row.name === name)

const stillOpen = (row: DeadlineRow): boolean => row.ended_at === null

export const pausesOf = (row: DeadlineRow): Pause[] =>
  row.pauses.map((span) => ({
    from: new Date(span.from),
    until: span.until ? new Date(span.until) : null,
    name: { zh: span.reason, en: span.reason },
  }))

export const durationOf = (row: DeadlineRow): Duration => ({ amount: row.amount, unit: row.unit as Unit })

/** Starts, keeps and ends clocks as the case goes from one state to another. */
export function moveClocks(draft: Draft, type: CaseType, from: string | null, to: string): void {
  for (const [name, spec] of Object.entries(type.clocks)) {
    const before = from !== null && spec.in.includes(from)
    const after = spec.in.includes(to)
    if (!before && after) startClock(draft, name, spec)
    if (before && !after) endClock(draft, name)
  }
}

/**
 * A clock that starts again (rework, a second dispatch after an answer) takes the limit of its stage
 * `<name>.again` where the standard gives one, else what was left of the round before.
 */
function startClock(draft: Draft, name: string, spec: ClockSpec): void {
  const earlier = clockOf(draft.deadlines, name)
  const given =
    (earlier && draft.desk.limitFor(`${spec.limit.stage}.again`, draft.case)) ??
    draft.desk.limitFor(spec.limit.stage, draft.case)
  if (!given) return
  const left = earlier && !isAgain(given.rule) ? leftOf(draft, earlier, given.duration) : given.duration
  const due = dueFor(draft, draft.at, left, [], spec)
  addDeadline(draft, {
    name,
    round: (earlier?.round ?? 0) + 1,
    state: 'running',
    started_at: draft.at,
    amount: left.amount,
    unit: left.unit,
    due_at: due,
    original_due_at: due,
    pauses: [],
    ended_at: null,
    reason: earlier ? 'again' : 'opened',
    rule: given.rule,
    calendar_version: draft.desk.calendarVersion,
  })
  if (!earlier)
    for (const stage of given.stages ?? [])
      startStage(draft, `${name}.${stage.code}`, stage.limit, given.rule)
}

/** A stage of a limit (stop, penalise, demolish) runs from the same moment and ends by its own action. */
function startStage(draft: Draft, name: string, length: Duration, rule: unknown): void {
  const due = dueAt(draft.desk.calendar, draft.at, length)
  addDeadline(draft, {
    name,
    round: 1,
    state: 'running',
    started_at: draft.at,
    amount: length.amount,
    unit: length.unit,
    due_at: due,
    original_due_at: due,
    pauses: [],
    ended_at: null,
    reason: 'opened',
    rule,
    calendar_version: draft.desk.calendarVersion,
  })
}

const isAgain = (rule: unknown): boolean =>
  String((rule as { stage?: string }).stage ?? '').endsWith('.again')

function leftOf(draft: Draft, earlier: DeadlineRow, whole: Duration): Duration {
  if (!earlier.ended_at) return whole
  const used = elapsed(
    draft.desk.calendar,
    earlier.started_at,
    earlier.ended_at,
    earlier.unit as Unit,
    pausesOf(earlier),
  )
  return { amount: Math.max(0, earlier.amount - used), unit: earlier.unit as Unit }
}

/** Upstream's own time caps the whole case, less a margin: the earlier of both (design §4). */
function dueFor(
  draft: Draft,
  start: Date,
  length: Duration,
  pauses: readonly Pause[],
  spec?: ClockSpec,
): Date {
  const due = dueAt(draft.desk.calendar, start, length, pauses)
  const cap = draft.case.upstream_due
  if (!cap || !spec?.whole) return due
  const capped = new Date(cap.getTime() - draft.desk.upstreamMarginMs)
  return capped < due ? capped : due
}

/** Ends a clock and the stages inside it. */
export function endClock(draft: Draft, name: string): void {
  for (const row of clocksInForce(draft.deadlines))
    if (row.name === name || row.name.startsWith(`${name}.`)) endRow(draft, row)
}

function endRow(draft: Draft, row: DeadlineRow): void {
  if (!stillOpen(row)) return
  const late = row.state === 'passed' || (row.due_at !== null && draft.at > row.due_at)
  changeDeadline(draft, row, { state: late ? 'passed' : 'met', ended_at: draft.at })
}

/** Writes the next version of a clock and keeps the one before readable. */
function replace(draft: Draft, row: DeadlineRow, next: Partial<DeadlineRow>): void {
  changeDeadline(draft, row, { state: 'replaced' })
  addDeadline(draft, { ...row, calendar_version: draft.desk.calendarVersion, ...next })
}

const afterDue = (draft: Draft, due: Date): 'running' | 'passed' => (draft.at > due ? 'passed' : 'running')

/** One more original limit (design §5). Its own effect on the due time is told by the calendar. */
export function extendClock(draft: Draft, type: CaseType, name: string): void {
  const row = clockOf(draft.deadlines, name)
  if (!row || !stillOpen(row)) return
  const first = draft.deadlines.find((one) => one.name === name && one.round === row.round)!
  const length = { amount: row.amount + first.amount, unit: row.unit as Unit }
  const due =
    row.state === 'paused' ? null : dueFor(draft, row.started_at, length, pausesOf(row), type.clocks[name])
  const state = due ? afterDue(draft, due) : 'paused'
  replace(draft, row, { amount: length.amount, due_at: due, state, reason: 'extended' })
}

export function pauseClocks(draft: Draft, reason: string): void {
  for (const row of clocksInForce(draft.deadlines))
    if (row.state === 'running')
      replace(draft, row, {
        state: 'paused',
        due_at: null,
        pauses: [...row.pauses, { from: draft.at.toISOString(), until: null, reason }],
        reason: 'paused',
      })
}

export function resumeClocks(draft: Draft, type: CaseType): void {
  for (const row of clocksInForce(draft.deadlines)) {
    if (row.state !== 'paused') continue
    const pauses = row.pauses.map((span) => ({ ...span, until: span.until ?? draft.at.toISOString() }))
    const due = dueFor(
      draft,
      row.started_at,
      durationOf(row),
      pausesOf({ ...row, pauses }),
      type.clocks[row.name],
    )
    replace(draft, row, { state: 'running', due_at: due, pauses, reason: 'resumed' })
  }
}

/** A corrected class, a new tag or an edited calendar gives running clocks a new due time; ended ones keep theirs. */
export function recomputeClocks(draft: Draft, type: CaseType, reason: 'corrected' | 'recomputed'): void {
  for (const row of clocksInForce(draft.deadlines)) {
    const spec = type.clocks[row.name]
    if (!spec || !stillOpen(row) || row.state === 'paused') continue
    const given =
      reason === 'corrected' && row.round === 1
        ? draft.desk.limitFor(spec.limit.stage, draft.case)
        : undefined
    const length = given?.duration ?? durationOf(row)
    const due = dueFor(draft, row.started_at, length, pausesOf(row), spec)
    if (!given && due.getTime() === row.due_at?.getTime()) continue
    replace(draft, row, {
      amount: length.amount,
      unit: length.unit,
      rule: given?.rule ?? row.rule,
      due_at: due,
      original_due_at: given ? due : row.original_due_at,
      state: afterDue(draft, due),
      reason,
    })
  }
}

export function voidClocks(draft: Draft): void {
  for (const row of clocksInForce(draft.deadlines))
    if (stillOpen(row)) changeDeadline(draft, row, { state: 'void', ended_at: draft.at })
}
