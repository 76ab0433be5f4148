import { beyond, type Calendar, planOf } from './build-calendar.ts'
import { dayNumberAt, startOfDay } from './day.ts'
import { type Unit, units } from './duration.ts'

/** A clock's hand: how far it has come at a moment, and at which moment it stands where. Milliseconds. */
export interface Counter {
  at(moment: number): number
  /** The first moment that has counted this far. */
  earliest(count: number): number
  /** The last moment that has not counted further. */
  latest(count: number): number
}

const clock: Counter = { at: (moment) => moment, earliest: (count) => count, latest: (count) => count }

/** Work time runs inside sessions only; urgent hours and natural days always run. */
export const counterOf = (calendar: Calendar, unit: Unit): Counter =>
  units[unit].counts === 'clock'
    ? clock
    : {
        at: (moment) => workedAt(calendar, moment),
        earliest: (count) => firstMomentWorked(calendar, count),
        latest: (count) => lastMomentWorked(calendar, count),
      }

function workedAt(calendar: Calendar, moment: number): number {
  const day = dayNumberAt(moment)
  const { shifts } = planOf(calendar, day)
  const time = moment - startOfDay(day)
  let worked = calendar.workedBefore[day - calendar.first]!
  for (const { opens, closes } of shifts) if (time > opens) worked += Math.min(time, closes) - opens
  return worked
}

function firstMomentWorked(calendar: Calendar, count: number): number {
  const index = daysWorked(calendar, (before) => before < count) - 1
  let left = count - (calendar.workedBefore[index] ?? beyond(calendar))
  for (const { opens, closes } of calendar.plans[index]?.shifts ?? []) {
    if (left <= closes - opens) return startOfDay(calendar.first + index) + opens + left
    left -= closes - opens
  }
  return beyond(calendar)
}

function lastMomentWorked(calendar: Calendar, count: number): number {
  const index = daysWorked(calendar, (before) => before <= count) - 1
  let left = count - (calendar.workedBefore[index] ?? beyond(calendar))
  for (const { opens, closes } of calendar.plans[index]?.shifts ?? []) {
    if (left < closes - opens) return startOfDay(calendar.first + index) + opens + left
    left -= closes - opens
  }
  return beyond(calendar)
}

/** How many leading days satisfy `early`, which holds for the first days and then no more. */
function daysWorked({ workedBefore }: Calendar, early: (before: number) => boolean): number {
  let [low, high] = [0, workedBefore.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (early(workedBefore[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
