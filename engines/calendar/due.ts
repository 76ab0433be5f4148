import { refuse } from '#kernel/errors.ts'
import { type Calendar, planOf } from './build-calendar.ts'
import { type Counter, counterOf } from './counter.ts'
import { dayMs, dayNumberAt } from './day.ts'
import type { Duration, Unit } from './duration.ts'
import { stillPaused } from './errors.ts'
import { type Pause, type Stop, stopsOf } from './pause.ts'

/**
 * When a limit that starts at `start` is due (standards §1.7). It is due at the *earliest* moment by which
 * the whole limit has been counted: one that is used up when work ends at 18:00 is due at 18:00, not the
 * next morning; one that starts at night begins to count when work begins. Exact to the millisecond.
 * An extension is a longer limit, a pause does not count; after an edit of the calendar, ask again.
 * Refuses while a pause stands that the limit would have to outlast: nobody knows the due time then.
 */
export function dueAt(calendar: Calendar, start: Date, limit: Duration, pauses: readonly Pause[] = []): Date {
  const length = limit.amount * unitMs(calendar, limit.unit, start)
  return new Date(
    advance(counterOf(calendar, limit.unit), start.getTime(), Math.round(length), stopsOf(pauses)),
  )
}

/**
 * The last moment from which the whole of `duration` still lies before `due`: when to warn. It mirrors
 * `dueAt`: two work hours before 09:00 is 17:00 of the last working day, one hour before is 08:00 today.
 */
export function beforeBy(
  calendar: Calendar,
  due: Date,
  duration: Duration,
  pauses: readonly Pause[] = [],
): Date {
  const length = duration.amount * unitMs(calendar, duration.unit, due)
  return new Date(
    retreat(counterOf(calendar, duration.unit), due.getTime(), Math.round(length), stopsOf(pauses)),
  )
}

/** Counted milliseconds between two moments; negative where `to` lies before `from`. */
export function elapsedMs(
  calendar: Calendar,
  from: Date,
  to: Date,
  unit: Unit,
  pauses: readonly Pause[] = [],
): number {
  if (to < from) return -elapsedMs(calendar, to, from, unit, pauses)
  const [first, last] = [from.getTime(), to.getTime()]
  const counter = counterOf(calendar, unit)
  let counted = counter.at(last) - counter.at(first)
  for (const stop of stopsOf(pauses)) {
    const [begin, end] = [Math.max(stop.from, first), Math.min(stop.to, last)]
    if (begin < end) counted -= counter.at(end) - counter.at(begin)
  }
  return counted
}

/** The inverse of `dueAt`: how much of a limit has run, in its own unit (a part of it as a fraction). */
export const elapsed = (
  calendar: Calendar,
  from: Date,
  to: Date,
  unit: Unit,
  pauses: readonly Pause[] = [],
): number => elapsedMs(calendar, from, to, unit, pauses) / unitMs(calendar, unit, from)

/** What is left of a limit, in its own unit; negative once it is passed: the overtime of the reports. */
export const remaining = (
  calendar: Calendar,
  start: Date,
  limit: Duration,
  now: Date,
  pauses: readonly Pause[] = [],
): number => limit.amount - elapsed(calendar, start, now, limit.unit, pauses)

/** The moment at which `length` more has been counted after `start`. */
export function advance(counter: Counter, start: number, length: number, stops: readonly Stop[]): number {
  let [at, left] = [start, length]
  for (const { from, to } of stops) {
    if (to <= at) continue
    const run = from > at ? counter.at(from) - counter.at(at) : 0
    if (left <= run) break
    if (to === Infinity) refuse(stillPaused)
    left -= run
    at = to
  }
  return left > 0 ? counter.earliest(counter.at(at) + left) : at
}

function retreat(counter: Counter, due: number, length: number, stops: readonly Stop[]): number {
  let [at, left] = [due, length]
  for (const { from, to } of stops.toReversed()) {
    if (from >= at) continue
    const run = to < at ? counter.at(at) - counter.at(to) : 0
    if (left <= run) break
    left -= run
    at = from
  }
  return left > 0 ? counter.latest(counter.at(at) - left) : at
}

const hourMs = 3_600_000

function unitMs(calendar: Calendar, unit: Unit, at: Date): number {
  if (unit === 'workDay') return planOf(calendar, dayNumberAt(at.getTime())).fullDayMs
  return unit === 'workHour' || unit === 'urgentHour' ? hourMs : dayMs
}
