import assert from 'node:assert/strict'
import test from 'node:test'
import { announcedDays } from './announced-days.ts'
import {
  beforeBy,
  buildCalendar,
  dueAt,
  type Duration,
  elapsed,
  naturalDays,
  officeHours,
  officeWeek,
  type Pause,
  remaining,
  urgentDays,
  urgentHours,
  workDays,
  workHours,
} from './calendar.ts'

const facts = { version: 1, schedules: [officeHours], days: announcedDays, knownUntil: '2026-12-31' }
const calendar = buildCalendar(facts)

const at = (text: string) => new Date(`${text.replace(' ', 'T')}+08:00`)
const assertDue = (start: string, limit: Duration, due: string, pauses: Pause[] = []) => {
  assert.deepEqual(
    dueAt(calendar, at(start), limit, pauses),
    at(due),
    `${start} + ${limit.amount} ${limit.unit}`,
  )
}

test('the ten vectors of standards §1.7', () => {
  assertDue('2024-09-27 17:00', workHours(2), '2024-09-29 09:00')
  assertDue('2024-09-27 17:00', workHours(4), '2024-09-29 11:00')
  assertDue('2024-09-30 11:00', workHours(4), '2024-09-30 17:00')
  assertDue('2024-09-30 17:30', workHours(2), '2024-10-08 09:30')
  assertDue('2024-09-28 20:00', workHours(4), '2024-09-29 12:00')
  assertDue('2024-10-12 15:00', workHours(4), '2024-10-14 09:00')
  assertDue('2024-09-26 12:30', workHours(2), '2024-09-26 16:00')
  assertDue('2024-09-30 09:00', workDays(1), '2024-10-08 09:00')
  assertDue('2024-09-27 15:00', workDays(5), '2024-10-10 15:00')
  assertDue('2024-09-30 23:00', urgentHours(2), '2024-10-01 01:00')
})

test('a limit used up when a session ends is due at that end, not when the next begins', () => {
  assertDue('2024-09-26 14:00', workHours(4), '2024-09-26 18:00')
  assertDue('2024-09-26 08:00', workHours(4), '2024-09-26 12:00')
  assertDue('2024-09-26 18:00', workDays(1), '2024-09-27 18:00')
  assertDue('2024-09-26 17:59:59.999', workHours(1), '2024-09-27 08:59:59.999')
})

test('clock units run through nights and holidays, a day being 24 hours', () => {
  assertDue('2024-09-30 23:00', urgentDays(2), '2024-10-02 23:00')
  assertDue('2024-09-30 23:00', naturalDays(2), '2024-10-02 23:00')
})

test('a pause moves the due time by the work time it held, wherever it lies', () => {
  const pause = (from: string, to: string) => ({ from: at(from), until: at(to) })
  assertDue('2024-09-26 09:00', workHours(4), '2024-09-26 16:00', [
    pause('2024-09-26 10:00', '2024-09-26 11:00'),
  ])
  assertDue('2024-09-26 09:00', workHours(4), '2024-09-26 15:00', [
    pause('2024-09-26 12:00', '2024-09-26 14:00'),
  ])
  const overlapping = [
    pause('2024-09-29 08:00', '2024-09-29 09:00'),
    pause('2024-09-26 07:00', '2024-09-29 08:30'),
  ]
  assertDue('2024-09-26 09:00', workHours(4), '2024-09-29 15:00', overlapping)
})

test('a limit used up at the moment a pause begins is due at that moment', () => {
  assertDue('2024-09-26 09:00', workHours(1), '2024-09-26 10:00', [
    { from: at('2024-09-26 10:00'), until: at('2024-09-27 10:00') },
  ])
})

test('what has run and what remains are the inverse of the due time; overtime is negative', () => {
  const start = at('2024-09-27 15:00')
  assert.equal(elapsed(calendar, start, at('2024-10-10 15:00'), 'workDay'), 5)
  assert.equal(elapsed(calendar, at('2024-10-10 15:00'), start, 'workDay'), -5)
  assert.equal(remaining(calendar, start, workDays(5), at('2024-09-29 09:00')), 4.5)
  assert.equal(remaining(calendar, start, workDays(5), at('2024-10-11 15:00')), -1)
})

test('a warning lies a whole duration of work before the due time, as late as that can be', () => {
  const due = at('2024-10-08 09:00')
  assert.deepEqual(beforeBy(calendar, due, workHours(2)), at('2024-09-30 17:00'))
  assert.deepEqual(beforeBy(calendar, due, workHours(1)), at('2024-10-08 08:00'))
  const holidayPause = { from: at('2024-09-30 14:00'), until: at('2024-10-08 08:30') }
  assert.deepEqual(beforeBy(calendar, due, workHours(1), [holidayPause]), at('2024-09-30 11:30'))
})

test('summer hours lie over the year-round ones, and make the work day as long as they are', () => {
  const summer = {
    name: { zh: '夏季作息', en: 'Summer hours' },
    from: '2024-05-01',
    until: '2024-09-30',
    ...officeWeek([
      { opens: '08:00', closes: '12:00' },
      { opens: '14:30', closes: '18:00' },
    ]),
  }
  const seasonal = buildCalendar({ ...facts, schedules: [officeHours, summer] })
  assert.deepEqual(dueAt(seasonal, at('2024-09-26 09:00'), workDays(1)), at('2024-09-27 09:00'))
  assert.deepEqual(dueAt(seasonal, at('2024-09-26 12:30'), workHours(2)), at('2024-09-26 16:30'))
  assert.deepEqual(dueAt(seasonal, at('2024-10-08 09:00'), workDays(1)), at('2024-10-09 09:00'))
})

test('after an edit of the calendar the same limit is due at another time', () => {
  const edited = buildCalendar({
    ...facts,
    version: 2,
    days: [...announcedDays, { day: '2024-10-08', kind: 'holiday', name: { zh: '停电', en: 'Power cut' } }],
  })
  assert.deepEqual(dueAt(edited, at('2024-09-30 17:30'), workHours(2)), at('2024-10-09 09:30'))
})
