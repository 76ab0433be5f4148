import assert from 'node:assert/strict'
import test from 'node:test'
import { announcedDays } from './announced-days.ts'
import { buildCalendar, lightAt, lightTurns, officeHours } from './calendar.ts'

const calendar = buildCalendar({
  version: 1,
  schedules: [officeHours],
  days: announcedDays,
  knownUntil: '2026-12-31',
})
const at = (text: string) => new Date(`${text.replace(' ', 'T')}+08:00`)
const oneDay = { start: at('2024-09-26 08:00'), due: at('2024-09-26 18:00'), unit: 'workDay' as const }

test('a work day of eight hours is yellow from 80 % on and red after its due time, not at it', () => {
  assert.equal(lightAt(calendar, oneDay, at('2024-09-26 16:23:59.999')), 'green')
  assert.equal(lightAt(calendar, oneDay, at('2024-09-26 16:24')), 'yellow')
  assert.equal(lightAt(calendar, oneDay, at('2024-09-26 18:00')), 'yellow')
  assert.equal(lightAt(calendar, oneDay, at('2024-09-26 18:00:00.001')), 'red')
})

test('a district sets its own shares; red may come late', () => {
  const turns = lightTurns(calendar, oneDay, { yellow: 0.5, red: 1.25 })
  assert.deepEqual(turns, { yellowFrom: at('2024-09-26 12:00'), redAfter: at('2024-09-27 10:00') })
})

test('a pause shifts yellow; the due time given stays the due time', () => {
  const paused = {
    ...oneDay,
    due: at('2024-09-27 09:00'),
    pauses: [{ from: at('2024-09-26 09:00'), until: at('2024-09-26 10:00') }],
  }
  assert.deepEqual(lightTurns(calendar, paused), {
    yellowFrom: at('2024-09-26 17:24'),
    redAfter: at('2024-09-27 09:00'),
  })
})

test('an upstream due time that leaves no work time is yellow at once', () => {
  const night = { start: at('2024-09-26 19:00'), due: at('2024-09-27 07:00'), unit: 'workHour' as const }
  assert.equal(lightAt(calendar, night, at('2024-09-26 19:00')), 'yellow')
  assert.equal(lightAt(calendar, { ...night, due: at('2024-09-26 12:00') }, at('2024-09-26 19:00')), 'red')
})
