import { dueAt, elapsed, type Duration, type Pause, type Unit } from '#engines/calendar/calendar.ts'
import type { CaseType, ClockSpec } from '../declare.ts'
import type { DeadlineRow } from '../rows.ts'
import { addDeadline, changeDeadline, type Draft, type GivenStage } from './draft.ts'

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

export const stillOpen = (row: DeadlineRow): boolean => row.ended_at === null

export const pausesOf = (row: DeadlineRow): Pause[] =>
  row.pauses.map((span) => ({
    from: new Date(span.from),
    until: span.until ? new Date(span.until) : null,
    name: { zh: span.reason, en: span.reason },
  }))

export const durationOf = (row: DeadlineRow): Duration => ({ amount: row.amount, unit: row.unit as Unit })

/** `handle` of `handle.stop`: a stage runs inside the clock it is named after. */
export const wholeName = (name: string): string => name.split('.')[0]!

/** Upstream's own time caps the whole case, less a margin: the earlier of both (design §4). */
export function dueFor(
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

/** Whether the limit of the whole case still runs: what must be asked in time is asked of this. */
export const isInTime = (rows: readonly DeadlineRow[], at: Date): boolean => {
  const clock = clockOf(rows, 'handle')
  return clock?.state === 'running' && at <= clock.due_at!
}

/** 挂账: the clock stands still, so that nothing can be asked in time or too late. */
export const isHungUp = ({ deadlines }: { deadlines: readonly DeadlineRow[] }): boolean =>
  clocksInForce(deadlines).some((row) => row.state === 'paused')

/** How much of a round was used up, in the unit of its limit. */
export const usedOf = (draft: Draft, row: DeadlineRow, unit = row.unit as Unit): number =>
  elapsed(draft.desk.calendar, row.started_at, row.ended_at ?? draft.at, unit, pausesOf(row))

/**
 * Starts, keeps and ends clocks as the case goes from one state to another. `afresh`: the case comes back
 * from its end, so that its limit begins anew.
 */
export function moveClocks(
  draft: Draft,
  type: CaseType,
  from: string | null,
  to: string,
  { afresh }: { afresh: boolean },
): void {
  for (const [name, spec] of Object.entries(type.clocks)) {
    const before = from !== null && spec.in.includes(from)
    const after = spec.in.includes(to) && (!spec.onceDispatched || draft.case.dispatched_at !== null)
    const first = spec.onceDispatched && !clockOf(draft.deadlines, name)
    if (after && (!before || first)) startClock(draft, name, spec, afresh)
    if (before && !after) endClock(draft, name)
  }
}

/**
 * A clock that starts again (rework, a second dispatch after an answer) takes the limit of its stage
 * `<name>.again` where the standard gives one. Else that of the whole case goes on with what was left, while a
 * stage (signing, checking, reviewing) is a new task, often of somebody else, with its limit anew.
 */
function startClock(draft: Draft, name: string, spec: ClockSpec, afresh: boolean): void {
  const earlier = clockOf(draft.deadlines, name)
  if (earlier && stillOpen(earlier)) return
  const again = earlier && !afresh ? draft.desk.limitFor(`${spec.limit.stage}.again`, draft.case) : undefined
  const given = again ?? draft.desk.limitFor(spec.limit.stage, draft.case)
  if (!given) return
  const goesOn = spec.whole && earlier && !afresh && !again
  const length = goesOn ? leftOf(draft, earlier) : given.duration
  const reason = earlier ? (afresh ? 'reopened' : 'again') : 'opened'
  beginRound(draft, {
    name,
    length,
    rule: given.rule,
    reason,
    due: dueFor(draft, draft.at, length, [], spec),
  })
  if (!earlier || afresh) for (const stage of given.stages ?? []) startStage(draft, name, stage, given.rule)
}

/** The stage's own rule and name, in the place of the whole: a page tells stop, penalise and demolish apart by it. */
export const stageRule = (whole: unknown, { title, rule }: GivenStage): unknown => ({
  ...(whole as object),
  ...(rule as object | undefined),
  ...(title && { stageTitle: title }),
})

/** A stage of a limit (stop, penalise, demolish) runs from the same moment and ends by its own action. */
export function startStage(
  draft: Draft,
  whole: string,
  stage: GivenStage,
  rule: unknown,
  start = draft.at,
): void {
  const due = dueFor(draft, start, stage.limit, [])
  beginRound(draft, {
    name: `${whole}.${stage.code}`,
    length: stage.limit,
    rule: stageRule(rule, stage),
    reason: 'opened',
    due,
    start,
  })
}

interface Round {
  name: string
  length: Duration
  rule: unknown
  reason: string
  due: Date
  start?: Date
}

function beginRound(draft: Draft, { name, length, rule, reason, due, start = draft.at }: Round): void {
  const rounds = draft.deadlines.filter((row) => row.name === name).map((row) => row.round)
  addDeadline(draft, {
    ...{ name, round: Math.max(0, ...rounds) + 1, reason, rule },
    state: draft.at > due ? 'passed' : 'running',
    started_at: start,
    amount: length.amount,
    unit: length.unit,
    due_at: due,
    original_due_at: due,
    pauses: [],
    ended_at: null,
    calendar_version: draft.desk.calendarVersion,
  })
}

const leftOf = (draft: Draft, earlier: DeadlineRow): Duration => ({
  amount: Math.max(0, earlier.amount - usedOf(draft, earlier)),
  unit: earlier.unit as Unit,
})

/** Ends a clock and the stages inside it. */
export function endClock(draft: Draft, name: string): void {
  for (const row of clocksInForce(draft.deadlines))
    if ((row.name === name || row.name.startsWith(`${name}.`)) && stillOpen(row)) {
      const late = row.state === 'passed' || (row.due_at !== null && draft.at > row.due_at)
      changeDeadline(draft, row, { state: late ? 'passed' : 'met', ended_at: draft.at })
    }
}
