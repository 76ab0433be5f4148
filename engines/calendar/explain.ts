import { refuse, type Text } from '#kernel/errors.ts'
import { type Calendar, type DayPlan, planOf } from './build-calendar.ts'
import { dayMs, dayNumberAt, startOfDay } from './day.ts'
import { type Unit, units } from './duration.ts'
import { spanBackwards } from './errors.ts'
import { type Pause, stopsOf } from './pause.ts'

/** Why a second counts or does not. */
export const reasons = {
  session: { zh: '工作时段', en: 'Work session' },
  'make-up day': { zh: '调休上班', en: 'Make-up workday' },
  clock: { zh: '连续计时', en: 'Clock time' },
  lunch: { zh: '午休', en: 'Lunch break' },
  break: { zh: '休息', en: 'Break' },
  night: { zh: '非工作时间', en: 'Outside work' },
  weekend: { zh: '周休', en: 'Weekly day off' },
  holiday: { zh: '节假日', en: 'Holiday' },
  paused: { zh: '暂停计时', en: 'Paused' },
} as const satisfies Record<string, Text>

type Reason = keyof typeof reasons

const counting: ReadonlySet<Reason> = new Set<Reason>(['session', 'make-up day', 'clock'])

/** A stretch of a clock's life, `to` excluded. */
export interface Segment {
  readonly from: Date
  readonly to: Date
  readonly counts: boolean
  readonly why: Reason
  /** The holiday, or what the pause was for. */
  readonly name: Text | undefined
}

export interface Explanation {
  /** In order, without a gap or an overlap, from the first moment to the last. */
  readonly segments: readonly Segment[]
  readonly countedMs: number
  readonly uncountedMs: number
}

/** Accounts for every millisecond from `start` until `until`: what counted toward a limit, what did not, and why. */
export function explain(
  calendar: Calendar,
  start: Date,
  until: Date,
  unit: Unit,
  pauses: readonly Pause[] = [],
): Explanation {
  if (until < start) refuse(spanBackwards)
  const segments: Segment[] = []
  let [countedMs, uncountedMs] = [0, 0]
  for (const { from, to, why, name } of joined(
    stretches(calendar, start.getTime(), until.getTime(), unit, pauses),
  )) {
    const counts = counting.has(why)
    if (counts) countedMs += to - from
    else uncountedMs += to - from
    segments.push({ from: new Date(from), to: new Date(to), counts, why, name })
  }
  return { segments, countedMs, uncountedMs }
}

interface Stretch {
  from: number
  to: number
  why: Reason
  name: Text | undefined
}

function* stretches(
  calendar: Calendar,
  start: number,
  until: number,
  unit: Unit,
  pauses: readonly Pause[],
): Generator<Stretch> {
  const running = units[unit].counts === 'clock' ? clockStretches : workStretches
  let at = start
  for (const { from, to, name } of stopsOf(pauses)) {
    if (to <= at || from >= until) continue
    if (from > at) yield* running(calendar, at, from)
    yield { from: Math.max(from, at), to: Math.min(to, until), why: 'paused', name }
    at = Math.min(to, until)
  }
  if (at < until) yield* running(calendar, at, until)
}

function* clockStretches(_: Calendar, from: number, to: number): Generator<Stretch> {
  yield { from, to, why: 'clock', name: undefined }
}

function* workStretches(calendar: Calendar, from: number, to: number): Generator<Stretch> {
  for (let day = dayNumberAt(from); startOfDay(day) < to; day++) {
    const midnight = startOfDay(day)
    for (const part of partsOf(planOf(calendar, day))) {
      const clipped = {
        ...part,
        from: Math.max(midnight + part.from, from),
        to: Math.min(midnight + part.to, to),
      }
      if (clipped.from < clipped.to) yield clipped
    }
  }
}

/** A day from midnight to midnight, in milliseconds after its beginning. */
function* partsOf({ kind, name, shifts }: DayPlan): Generator<Stretch> {
  let at = 0
  for (const { opens, closes } of shifts) {
    if (opens > at)
      yield { from: at, to: opens, why: at === 0 ? 'night' : restBetween(at, opens), name: undefined }
    yield { from: opens, to: closes, why: kind === 'make-up day' ? kind : 'session', name }
    at = closes
  }
  if (kind === 'weekend' || kind === 'holiday') yield { from: 0, to: dayMs, why: kind, name }
  else if (at < dayMs) yield { from: at, to: dayMs, why: 'night', name: undefined }
}

const noon = dayMs / 2
const restBetween = (from: number, to: number): Reason =>
  from <= noon + 3_600_000 && to > noon ? 'lunch' : 'break'

/** Two nights that meet at midnight, or the days of one holiday, are one stretch for the reader. */
function* joined(parts: Iterable<Stretch>): Generator<Stretch> {
  let last: Stretch | undefined
  for (const part of parts) {
    if (last && last.why === part.why && last.name?.zh === part.name?.zh) last = { ...last, to: part.to }
    else {
      if (last) yield last
      last = part
    }
  }
  if (last) yield last
}
