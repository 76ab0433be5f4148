import { refuse, type Text } from '#kernel/errors.ts'
import { type Day, type DayNumber, dayNumber, dayText, firstDay, lastDay, weekdayOf } from './day.ts'
import { dayTwice, outOfRange } from './errors.ts'
import { type ReadSchedule, readSchedules, type Schedule, type Shift } from './schedule.ts'

/** A day that differs from its weekday: 节假日, or 调休上班日. */
export interface SpecialDay {
  readonly day: Day
  readonly kind: 'holiday' | 'make-up day'
  readonly name: Text
}

/** What a district's calendar is made of: data that can be edited, stored and sent. */
export interface CalendarFacts {
  /** Grows with every edit, so that a clock knows by which calendar it was computed. */
  readonly version: number
  readonly schedules: readonly Schedule[]
  readonly days: readonly SpecialDay[]
  /** The last day whose holidays are announced; beyond it only the weekly rule is known. */
  readonly knownUntil: Day
}

type DayKind = 'workday' | 'make-up day' | 'weekend' | 'holiday'

/** One day as it is worked. */
export interface DayPlan {
  readonly kind: DayKind
  readonly name: Text | undefined
  readonly shifts: readonly Shift[]
  readonly workMs: number
  /** What one work day means in the schedule in force. */
  readonly fullDayMs: number
}

export interface Calendar extends CalendarFacts {
  readonly first: DayNumber
  /** By days since `first`. */
  readonly plans: readonly DayPlan[]
  /** Milliseconds worked before each day, so that a due time is a subtraction and a binary search. */
  readonly workedBefore: Float64Array
}

/**
 * Builds a calendar: checks the facts, then lays every day out with the work done before it. Takes some
 * milliseconds for the whole range (`firstDay` to `lastDay`); keep it by version. `range` narrows it.
 */
export function buildCalendar(facts: CalendarFacts, range = { from: firstDay, until: lastDay }): Calendar {
  const schedules = readSchedules(facts.schedules)
  const specialDays = readDays(facts.days)
  const first = dayNumber(range.from)
  const count = dayNumber(range.until) - first + 1
  const planFor = dayPlanner(schedules, specialDays)
  const plans = Array.from({ length: count }, (_, index) => planFor(first + index))
  const workedBefore = new Float64Array(count + 1)
  plans.forEach((day, index) => (workedBefore[index + 1] = workedBefore[index]! + day.workMs))
  return { ...facts, first, plans, workedBefore }
}

function readDays(days: readonly SpecialDay[]): Map<DayNumber, SpecialDay> {
  const read = new Map<DayNumber, SpecialDay>()
  for (const special of days) {
    const number = dayNumber(special.day)
    if (read.has(number)) refuse(dayTwice, { day: special.day })
    read.set(number, special)
  }
  return read
}

/** Days of the same schedule and weekday are one object: forty thousand days stay small. */
function dayPlanner(schedules: readonly ReadSchedule[], specialDays: ReadonlyMap<DayNumber, SpecialDay>) {
  const weekdayPlans = new Map(
    schedules.map((schedule) => [schedule, schedule.week.map(weekdayPlan(schedule))]),
  )
  return (day: DayNumber): DayPlan => {
    const schedule = schedules.find(({ from, until }) => from <= day && day <= until)!
    const special = specialDays.get(day)
    if (!special) return weekdayPlans.get(schedule)![weekdayOf(day)]!
    return planned(special.kind, special.name, special.kind === 'holiday' ? [] : schedule.fullDay, schedule)
  }
}

const weekdayPlan =
  (schedule: ReadSchedule) =>
  (shifts: readonly Shift[]): DayPlan =>
    planned(shifts.length > 0 ? 'workday' : 'weekend', undefined, shifts, schedule)

const planned = (
  kind: DayKind,
  name: Text | undefined,
  shifts: readonly Shift[],
  { fullDay }: ReadSchedule,
): DayPlan => ({ kind, name, shifts, workMs: sum(shifts), fullDayMs: sum(fullDay) })

const sum = (shifts: readonly Shift[]): number =>
  shifts.reduce((total, { opens, closes }) => total + closes - opens, 0)

/** The day as it is worked; refuses a day outside the calendar. */
export function planOf(calendar: Calendar, day: DayNumber): DayPlan {
  return calendar.plans[day - calendar.first] ?? beyond(calendar)
}

export function beyond({ first, plans }: Calendar): never {
  return refuse(outOfRange, { from: dayText(first), until: dayText(first + plans.length - 1) })
}
