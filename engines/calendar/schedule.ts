import { refuse, type Text } from '#kernel/errors.ts'
import { type Day, type DayNumber, dayNumber, firstDay } from './day.ts'
import { noBaseSchedule, scheduleBackwards, scheduleTwice, sessionsWrong } from './errors.ts'

/** A stretch of work within one day, `08:00` to `12:00`; `24:00` is the end of the day. */
export interface Session {
  readonly opens: string
  readonly closes: string
}

/**
 * The working hours of a week (作息) and the days they hold. Where several hold on a day, the one that
 * began last wins: summer hours lie over the year-round ones, which begin on `firstDay` and never end.
 */
export interface Schedule {
  readonly name: Text
  readonly from: Day
  /** The last day; absent: until another schedule begins. */
  readonly until?: Day | undefined
  /** Seven lists, Monday first; an empty list is a weekly day off. */
  readonly week: Session[][]
  /** The sessions of a make-up workday; their sum is what one work day means. */
  readonly fullDay: Session[]
}

/** Milliseconds after midnight. */
export interface Shift {
  readonly opens: number
  readonly closes: number
}

export interface ReadSchedule {
  readonly from: DayNumber
  readonly until: DayNumber
  readonly week: readonly (readonly Shift[])[]
  readonly fullDay: readonly Shift[]
}

/** The usual week: Monday to Friday alike, Saturday and Sunday off. */
export const officeWeek = (sessions: Session[]): Pick<Schedule, 'week' | 'fullDay'> => ({
  week: [sessions, sessions, sessions, sessions, sessions, [], []],
  fullDay: sessions,
})

/** The default of the city-management platforms: 08:00–12:00 and 14:00–18:00, Monday to Friday. */
export const officeHours: Schedule = {
  name: { zh: '常年作息', en: 'Year-round hours' },
  from: firstDay,
  ...officeWeek([
    { opens: '08:00', closes: '12:00' },
    { opens: '14:00', closes: '18:00' },
  ]),
}

/** Checks the schedules and turns them into numbers, the one that begins last first. */
export function readSchedules(schedules: readonly Schedule[]): ReadSchedule[] {
  if (!schedules.some(({ from, until }) => from === firstDay && !until))
    refuse(noBaseSchedule, { from: firstDay })
  const read = schedules.map(readSchedule).sort((a, b) => b.from - a.from)
  const twice = schedules.find(
    ({ from }, index) => schedules.findIndex((other) => other.from === from) < index,
  )
  if (twice) refuse(scheduleTwice, { from: twice.from })
  return read
}

function readSchedule({ from, until, week, fullDay }: Schedule): ReadSchedule {
  const [first, last] = [dayNumber(from), until ? dayNumber(until) : Infinity]
  if (last < first) refuse(scheduleBackwards, { from, until })
  if (week.length !== 7 || fullDay.length === 0) refuse(sessionsWrong, { sessions: '' })
  return { from: first, until: last, week: week.map(readSessions), fullDay: readSessions(fullDay) }
}

function readSessions(sessions: readonly Session[]): Shift[] {
  const shifts = sessions.map(({ opens, closes }) => ({ opens: timeOfDay(opens), closes: timeOfDay(closes) }))
  let end = 0
  for (const { opens, closes } of shifts) {
    // Written so that NaN, the time that cannot be read, fails too.
    if (!(opens >= end && closes > opens)) refuse(sessionsWrong, { sessions: sessionsText(sessions) })
    end = closes
  }
  return shifts
}

const timeOfDay = (text: string): number => {
  const [, hour, minute] = /^([01]\d|2[0-3]|24(?=:00)):([0-5]\d)$/.exec(text) ?? []
  return (Number(hour) * 60 + Number(minute)) * 60_000
}

const sessionsText = (sessions: readonly Session[]): string =>
  sessions.map(({ opens, closes }) => `${opens}–${closes}`).join(' ')
