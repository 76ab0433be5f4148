import assert from 'node:assert/strict'
import test from 'node:test'
import { type Refusal, Refused } from '#kernel/errors.ts'
import {
  buildCalendar,
  type CalendarFacts,
  dayNumber,
  duration,
  elapsed,
  dueAt,
  explain,
  lightAt,
  officeHours,
  officeWeek,
  parseDuration,
  urgentHours,
  workDays,
  workHours,
} from './calendar.ts'
import {
  amountWrong,
  dayTwice,
  dayUnreadable,
  durationAmbiguous,
  durationUnreadable,
  noBaseSchedule,
  outOfRange,
  pauseBackwards,
  scheduleBackwards,
  scheduleTwice,
  sessionsWrong,
  spanBackwards,
  stillPaused,
  thresholdsWrong,
} from './errors.ts'

const facts: CalendarFacts = { version: 1, schedules: [officeHours], days: [], knownUntil: '2026-12-31' }
const calendar = buildCalendar(facts)
const noon = new Date('2024-09-26T12:00:00+08:00')
const earlier = new Date('2024-09-26T11:00:00+08:00')

const refuses = (refusal: Refusal, work: () => unknown) =>
  assert.throws(work, (error) => error instanceof Refused && error.refusal === refusal)

const withSessions = (...sessions: [string, string][]) =>
  buildCalendar({
    ...facts,
    schedules: [{ ...officeHours, ...officeWeek(sessions.map(([opens, closes]) => ({ opens, closes }))) }],
  })

test('a day must exist', () => {
  for (const day of ['2026-02-30', '2026-2-3', 'tomorrow', '', '2026-13-01'])
    refuses(dayUnreadable, () => dayNumber(day))
})

test('nothing is answered outside the range, or where work never comes', () => {
  refuses(outOfRange, () => dueAt(calendar, new Date('1991-12-31T12:00:00+08:00'), workHours(1)))
  refuses(outOfRange, () => dueAt(calendar, new Date('2099-12-31T17:00:00+08:00'), workHours(2)))
  refuses(outOfRange, () => dueAt(calendar, noon, workDays(50_000)))
  refuses(outOfRange, () => dueAt(calendar, new Date(NaN), workHours(1)))
})

test('sessions stand in order and within the day', () => {
  refuses(sessionsWrong, () => withSessions(['14:00', '18:00'], ['08:00', '12:00']))
  refuses(sessionsWrong, () => withSessions(['08:00', '12:00'], ['11:00', '15:00']))
  refuses(sessionsWrong, () => withSessions(['08:00', '08:00']))
  refuses(sessionsWrong, () => withSessions(['8:00', '12:00']))
  refuses(sessionsWrong, () => withSessions(['08:00', '24:30']))
  refuses(sessionsWrong, () => withSessions())
  assert.equal(withSessions(['00:00', '24:00']).plans[0]?.workMs, 86_400_000)
})

test('one schedule holds the year round; no two begin together; none ends before it begins', () => {
  const summer = { ...officeHours, from: '2024-05-01', until: '2024-09-30' }
  refuses(noBaseSchedule, () => buildCalendar({ ...facts, schedules: [summer] }))
  refuses(scheduleTwice, () => buildCalendar({ ...facts, schedules: [officeHours, summer, summer] }))
  refuses(scheduleBackwards, () =>
    buildCalendar({ ...facts, schedules: [officeHours, { ...summer, until: '2024-04-30' }] }),
  )
})

test('a day stands once in the table', () => {
  const day = { day: '2024-10-01', kind: 'holiday' as const, name: { zh: '国庆节', en: 'National Day' } }
  refuses(dayTwice, () => buildCalendar({ ...facts, days: [day, day] }))
})

test('times run forward', () => {
  refuses(pauseBackwards, () => dueAt(calendar, noon, urgentHours(1), [{ from: noon, until: earlier }]))
  refuses(spanBackwards, () => explain(calendar, noon, earlier, 'workHour'))
})

test('while a pause stands, only a limit that ends before it has a due time', () => {
  const standing = [{ from: noon, until: null }]
  assert.deepEqual(dueAt(calendar, earlier, urgentHours(1), standing), noon)
  assert.equal(elapsed(calendar, earlier, new Date('2030-01-01'), 'urgentHour', standing), 1)
  refuses(stillPaused, () => dueAt(calendar, earlier, urgentHours(2), standing))
})

test('a limit is a number above zero', () => {
  for (const amount of [0, -1, NaN, Infinity, 100_001])
    refuses(amountWrong, () => duration(amount, 'workHour'))
  refuses(amountWrong, () => parseDuration('0 work hours'))
})

test('yellow comes before red', () => {
  const running = { start: earlier, due: noon, unit: 'workHour' as const }
  for (const thresholds of [
    { yellow: 1.1, red: 1 },
    { yellow: -0.1, red: 1 },
    { yellow: NaN, red: 1 },
  ])
    refuses(thresholdsWrong, () => lightAt(calendar, running, noon, thresholds))
})

test('a limit that cannot be read, or says 天 alone, is not guessed', () => {
  for (const text of [
    '',
    '工作日',
    '1紧急工作时制止',
    '1.2.3工作时',
    '十十工作日',
    '4 fortnights',
    '-1工作日',
  ])
    refuses(durationUnreadable, () => parseDuration(text))
  for (const text of ['3天', '两小时', '3 days', '1 hour'])
    refuses(durationAmbiguous, () => parseDuration(text))
  refuses(durationAmbiguous, () => parseDuration('3天', { hour: 'workHour' }))
})
