import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { soak } from '#tests/soak.ts'
import { announcedDays } from './announced-days.ts'
import {
  buildCalendar,
  type Calendar,
  dueAt,
  duration,
  durationShape,
  elapsedMs,
  explain,
  officeHours,
  officeWeek,
  type Pause,
} from './calendar.ts'

const facts = { version: 1, schedules: [officeHours], days: announcedDays, knownUntil: '2026-12-31' }
const calendar = buildCalendar(facts)

const at = (text: string) => new Date(`${text.replace(' ', 'T')}+08:00`)
const shown = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** One line a segment: when it begins, whether it counts, why, and its name. */
const told = (from: string, until: string, pauses: Pause[] = [], by: Calendar = calendar) =>
  explain(by, at(from), at(until), 'workHour', pauses).segments.map(({ from, counts, why, name }) =>
    [shown.format(from), counts ? '+' : '-', why, name?.zh].filter(Boolean).join(' '),
  )

test('a clock over the National Day week tells of lunch, night, weekend, make-up day and holiday', () => {
  assert.deepEqual(told('2024-09-27 11:00', '2024-10-08 09:00'), [
    '2024-09-27 11:00 + session',
    '2024-09-27 12:00 - lunch',
    '2024-09-27 14:00 + session',
    '2024-09-27 18:00 - night',
    '2024-09-28 00:00 - weekend',
    '2024-09-29 00:00 - night',
    '2024-09-29 08:00 + make-up day 国庆节',
    '2024-09-29 12:00 - lunch',
    '2024-09-29 14:00 + make-up day 国庆节',
    '2024-09-29 18:00 - night',
    '2024-09-30 08:00 + session',
    '2024-09-30 12:00 - lunch',
    '2024-09-30 14:00 + session',
    '2024-09-30 18:00 - night',
    '2024-10-01 00:00 - holiday 国庆节',
    '2024-10-08 00:00 - night',
    '2024-10-08 08:00 + session',
  ])
})

test('a pause is told as one stretch with its name, also where the explanation ends inside it', () => {
  const name = { zh: '挂账', en: 'Hung up' }
  const pauses = [
    { from: at('2024-09-26 15:00'), until: at('2024-09-27 09:00'), name },
    { from: at('2024-09-27 10:00'), until: null, name },
  ]
  assert.deepEqual(told('2024-09-26 14:00', '2024-09-27 11:00', pauses), [
    '2024-09-26 14:00 + session',
    '2024-09-26 15:00 - paused 挂账',
    '2024-09-27 09:00 + session',
    '2024-09-27 10:00 - paused 挂账',
  ])
  const { countedMs, uncountedMs } = explain(
    calendar,
    at('2024-09-26 14:00'),
    at('2024-09-27 11:00'),
    'workHour',
    pauses,
  )
  assert.deepEqual([countedMs, uncountedMs], [2 * 3_600_000, 19 * 3_600_000])
})

test('a rest outside noon is a break, and urgent hours are one stretch of clock time', () => {
  const threeShifts = officeWeek([
    { opens: '00:00', closes: '08:00' },
    { opens: '09:00', closes: '12:30' },
    { opens: '13:30', closes: '24:00' },
  ])
  const duty = buildCalendar({ ...facts, schedules: [{ ...officeHours, ...threeShifts }] })
  assert.deepEqual(told('2024-09-25 07:00', '2024-09-26 01:00', [], duty), [
    '2024-09-25 07:00 + session',
    '2024-09-25 08:00 - break',
    '2024-09-25 09:00 + session',
    '2024-09-25 12:30 - lunch',
    '2024-09-25 13:30 + session',
  ])
  const urgent = explain(calendar, at('2024-09-27 11:00'), at('2024-10-08 09:00'), 'urgentHour')
  assert.deepEqual(
    urgent.segments.map(({ why }) => why),
    ['clock'],
  )
})

const moment = fc.date({ min: at('2023-01-01 00:00'), max: at('2025-06-01 00:00'), noInvalidDate: true })
const pause = fc.tuple(moment, fc.integer({ min: 0, max: 40 * 86_400_000 })).map(([from, length]) => ({
  from,
  until: new Date(from.getTime() + length),
}))

test('to the millisecond: segments meet end to end, their sum is what elapsed and never comes early', () => {
  const limits = fc.tuple(
    fc.double({ min: 0.001, max: 40, noNaN: true }),
    fc.constantFrom(...durationShape.shape.unit.options),
  )
  fc.assert(
    fc.property(moment, limits, fc.array(pause, { maxLength: 3 }), (start, [amount, unit], pauses) => {
      const due = dueAt(calendar, start, duration(amount, unit), pauses)
      const { segments, countedMs, uncountedMs } = explain(calendar, start, due, unit, pauses)
      assert.equal(countedMs, elapsedMs(calendar, start, due, unit, pauses))
      assert.equal(countedMs + uncountedMs, due.getTime() - start.getTime())
      assert.equal(segments.at(-1)?.counts, true)
      assert.deepEqual(
        segments.map(({ from }) => from),
        [start, ...segments.slice(0, -1).map(({ to }) => to)],
      )
      const oneEarlier = new Date(due.getTime() - 1)
      assert.equal(elapsedMs(calendar, start, oneEarlier, unit, pauses), countedMs - 1)
    }),
    { numRuns: soak(300, 100_000) },
  )
})
