import type { Duration, Unit } from '#engines/calendar/calendar.ts'
import type { CaseType, ClockSpec } from '../declare.ts'
import type { DeadlineRow } from '../rows.ts'
import {
  clockOf,
  clocksInForce,
  dueFor,
  durationOf,
  pausesOf,
  stageRule,
  startStage,
  stillOpen,
  usedOf,
  wholeName,
} from './clocks.ts'
import { addDeadline, changeDeadline, type Draft, type GivenLimit } from './draft.ts'

/** Writes the next version of a clock and keeps the one before readable. */
function replace(draft: Draft, row: DeadlineRow, next: Partial<DeadlineRow>): void {
  changeDeadline(draft, row, { state: 'replaced' })
  addDeadline(draft, { ...row, calendar_version: draft.desk.calendarVersion, ...next })
}

/** A paused clock has no due time: nobody knows how long the pause will last. */
function dueAndState(draft: Draft, row: DeadlineRow, length: Duration, spec: ClockSpec | undefined) {
  if (row.state === 'paused') return { due_at: null, state: 'paused' as const }
  const due = dueFor(draft, row.started_at, length, pausesOf(row), spec)
  return { due_at: due, state: draft.at > due ? ('passed' as const) : ('running' as const) }
}

const isAgain = (row: DeadlineRow): boolean =>
  String((row.rule as { stage?: string }).stage ?? '').endsWith('.again')

const extensionsOf = (draft: Draft, { name, round }: DeadlineRow): number =>
  draft.deadlines.filter((row) => row.name === name && row.round === round && row.reason === 'extended')
    .length

/** The limit that the standards give this clock today, for its round: what it was given when it began. */
const limitOf = (draft: Draft, row: DeadlineRow, spec: ClockSpec): GivenLimit | undefined =>
  draft.desk.limitFor(
    isAgain(row) ? `${spec.limit.stage}.again` : spec.limit.stage,
    draft.case,
    row.started_at,
  )

/** One more original limit (design §5), whatever is left of this round. */
export function extendClock(draft: Draft, type: CaseType, name: string): void {
  const row = clockOf(draft.deadlines, name)
  const spec = type.clocks[name]
  if (!row || !spec || !stillOpen(row)) return
  const given = limitOf(draft, row, spec)?.duration
  const more = given?.unit === row.unit ? given.amount : row.amount
  const length = { amount: row.amount + more, unit: row.unit as Unit }
  replace(draft, row, { amount: length.amount, ...dueAndState(draft, row, length, spec), reason: 'extended' })
}

/** Only what still runs is stopped: a clock that has passed stays passed. */
export function pauseClocks(draft: Draft, reason: string): void {
  const from = draft.at.toISOString()
  for (const row of clocksInForce(draft.deadlines))
    if (row.state === 'running') {
      const pauses = [...row.pauses, { from, until: null, reason }]
      replace(draft, row, { state: 'paused', due_at: null, pauses, reason: 'paused' })
    }
}

export function resumeClocks(draft: Draft, type: CaseType): void {
  for (const row of clocksInForce(draft.deadlines)) {
    if (row.state !== 'paused') continue
    const pauses = row.pauses.map((span) => ({ ...span, until: span.until ?? draft.at.toISOString() }))
    const resumed = { ...row, pauses, state: 'running' as const }
    const spec = type.clocks[row.name]
    replace(draft, row, { pauses, ...dueAndState(draft, resumed, durationOf(row), spec), reason: 'resumed' })
  }
}

/** The calendar was edited: clocks that still run are asked again, ended ones keep the time they were judged by. */
export function recomputeClocks(draft: Draft, type: CaseType): void {
  for (const row of clocksInForce(draft.deadlines)) {
    if (!stillOpen(row) || row.state === 'paused') continue
    const next = dueAndState(draft, row, durationOf(row), type.clocks[row.name])
    if (next.due_at?.getTime() !== row.due_at?.getTime())
      replace(draft, row, { ...next, reason: 'recomputed' })
  }
}

/**
 * Asks for every limit of the type, so that a condition which the class does not have is refused now, and not
 * when a clock must start that nobody can give a limit.
 */
export function proveLimits({ desk, case: row }: Draft, type: CaseType): void {
  if (row.condition !== null)
    for (const { limit } of Object.values(type.clocks)) desk.limitFor(limit.stage, row)
}

/**
 * A corrected class, another urgency or a campaign's tag: what still runs gets the limit that now holds, from
 * the moment it began; what earlier rounds used up stays used, extensions granted are granted of the new limit.
 */
export function correctClocks(draft: Draft, type: CaseType): void {
  proveLimits(draft, type)
  for (const row of clocksInForce(draft.deadlines)) {
    const spec = type.clocks[row.name]
    if (!spec || !stillOpen(row)) continue
    const given = limitOf(draft, row, spec)
    if (!given) continue
    correctClock(draft, row, spec, given)
    correctStages(draft, row, given)
  }
}

function correctClock(draft: Draft, row: DeadlineRow, spec: ClockSpec, { duration, rule }: GivenLimit): void {
  const { unit } = duration
  const base = Math.max(0, duration.amount - (spec.whole ? usedBefore(draft, row, unit) : 0))
  const length = { amount: base + extensionsOf(draft, row) * duration.amount, unit }
  if (length.amount === row.amount && unit === row.unit && idOf(rule) === idOf(row.rule)) return
  const next = dueAndState(draft, row, length, spec)
  const original = dueFor(draft, row.started_at, { amount: base, unit }, [], spec)
  replace(draft, row, { ...length, rule, ...next, original_due_at: original, reason: 'corrected' })
}

const idOf = (rule: unknown): string => String((rule as { id?: string }).id)

/** What the rounds before this one used of the same limit; a limit given anew has used nothing. */
function usedBefore(draft: Draft, row: DeadlineRow, unit: Unit): number {
  let used = 0
  for (let round = row.round; round > 1; round--) {
    const first = draft.deadlines.find((one) => one.name === row.name && one.round === round)
    if (first?.reason !== 'again' || isAgain(first)) break
    const before = draft.deadlines.findLast(
      (one) =>
        one.name === row.name && one.round === round - 1 && one.state !== 'replaced' && one.state !== 'void',
    )
    if (before) used += usedOf(draft, before, unit)
  }
  return used
}

/** Stages follow the limit they lie in: those it no longer has end without a verdict, new ones run from its start. */
function correctStages(draft: Draft, whole: DeadlineRow, { stages = [], rule }: GivenLimit): void {
  const inside = clocksInForce(draft.deadlines).filter((row) => row.name.startsWith(`${whole.name}.`))
  for (const row of inside)
    if (stillOpen(row) && !stages.some(({ code }) => row.name === `${whole.name}.${code}`))
      changeDeadline(draft, row, { state: 'void', ended_at: draft.at })
  for (const stage of stages) {
    const { code, limit } = stage
    const name = `${whole.name}.${code}`
    const known = inside.find((row) => row.name === name)
    if (!known) startStage(draft, whole.name, stage, rule, whole.started_at)
    else if (stillOpen(known) && (known.amount !== limit.amount || known.unit !== limit.unit)) {
      const original = dueFor(draft, known.started_at, limit, [])
      const next = dueAndState(draft, known, limit, undefined)
      replace(draft, known, {
        ...limit,
        ...next,
        rule: stageRule(rule, stage),
        original_due_at: original,
        reason: 'corrected',
      })
    }
  }
}

export function voidClocks(draft: Draft): void {
  for (const row of clocksInForce(draft.deadlines))
    if (stillOpen(row)) changeDeadline(draft, row, { state: 'void', ended_at: draft.at })
}

/** What was made void last runs again from where it began: the citizen has waited all the while. */
export function reviveClocks(draft: Draft, type: CaseType): void {
  const voided = draft.deadlines.filter((row) => row.state === 'void')
  const last = Math.max(...voided.map((row) => row.ended_at!.getTime()))
  for (const row of voided.filter((one) => one.ended_at!.getTime() === last)) {
    const next = dueAndState(draft, row, durationOf(row), type.clocks[wholeName(row.name)])
    replace(draft, row, { ...next, ended_at: null, reason: 'undone' })
  }
}
