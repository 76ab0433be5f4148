import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { Refused } from '#kernel/errors.ts'
import { soak } from '#tests/soak.ts'
import {
  beforeBy,
  buildCalendar,
  type Calendar,
  dueAt,
  durationShape,
  elapsedMs,
  explain,
  firstDay,
  type Pause,
  type Schedule,
  type Session,
  type SpecialDay,
  type Unit,
  units,
} from './calendar.ts'

/*
 * The oracle: every minute of forty days is asked whether it counts, then minutes are counted one by one.
 * It reads the same facts and shares no code with the calendar; days and weekdays come from `Intl`.
 */
const daysLong = 40
const minuteMs = 60_000

interface Facts {
  from: Date
  schedules: Schedule[]
  days: SpecialDay[]
}

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
const weekday = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', weekday: 'short' })
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

const later = (from: Date, minutes: number) => new Date(from.getTime() + minutes * minuteMs)
const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
const dayOf = ({ from }: Facts, minute: number) => shanghai.format(later(from, minute))

function inForce(facts: Facts, day: string): Schedule {
  const held = facts.schedules.filter(({ from, until = '9999' }) => from <= day && day <= until)
  return held.reduce((newest, schedule) => (schedule.from > newest.from ? schedule : newest))
}

function sessionsOn(facts: Facts, minute: number): readonly Session[] {
  const day = dayOf(facts, minute)
  const special = facts.days.find((other) => other.day === day)
  if (special?.kind === 'holiday') return []
  const { week, fullDay } = inForce(facts, day)
  return special ? fullDay : week[weekdays.indexOf(weekday.format(later(facts.from, minute)))]!
}

function workedMinutes(facts: Facts): Uint8Array {
  const worked = new Uint8Array(daysLong * 1440)
  for (let midnight = 0; midnight < worked.length; midnight += 1440)
    for (const { opens, closes } of sessionsOn(facts, midnight))
      worked.fill(1, midnight + minuteOf(opens), midnight + minuteOf(closes))
  return worked
}

function countedMinutes(worked: Uint8Array, { unit, pauses }: Case): Uint8Array {
  const counted = units[unit].counts === 'work' ? worked.slice() : worked.map(() => 1)
  for (const [from, to] of pauses) counted.fill(0, from, to)
  return counted
}

/** Whole minutes of a limit that starts, or ends, in this minute. */
function minutesOf(facts: Facts, { amount, unit }: Case, minute: number): number {
  if (unit === 'workHour' || unit === 'urgentHour') return amount * 60
  if (unit !== 'workDay') return amount * 1440
  const { fullDay } = inForce(facts, dayOf(facts, minute))
  return amount * fullDay.reduce((sum, { opens, closes }) => sum + minuteOf(closes) - minuteOf(opens), 0)
}

/** The minute by whose end so many have been counted, or, going back, at whose beginning. */
function countFrom(counted: Uint8Array, start: number, minutes: number, step: 1 | -1): number | undefined {
  let left = minutes
  for (let minute = step > 0 ? start : start - 1; minute >= 0 && minute < counted.length; minute += step)
    if (counted[minute] && --left === 0) return step > 0 ? minute + 1 : minute
  return undefined
}

/** Facts and cases drawn at random. */
const sessions = (fewest: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: fewest * 2, maxLength: 6 }).map((quarters) => {
    const times = quarters.sort((a, b) => a - b).map((quarter) => clockText(quarter * 15))
    return Array.from({ length: times.length >> 1 }, (_, index) => ({
      opens: times[index * 2]!,
      closes: times[index * 2 + 1]!,
    }))
  })

const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const text = (zh: string) => ({ zh, en: zh })

const facts: fc.Arbitrary<Facts> = fc
  .record({
    start: fc.integer({ min: 0, max: 39_000 }),
    base: fc.record({ week: fc.array(sessions(0), { minLength: 7, maxLength: 7 }), fullDay: sessions(1) }),
    season: fc.option(
      fc.record({ week: fc.array(sessions(0), { minLength: 7, maxLength: 7 }), fullDay: sessions(1) }),
    ),
    span: fc.tuple(fc.nat(daysLong - 1), fc.nat(daysLong)),
    special: fc.uniqueArray(
      fc.record({
        index: fc.nat(daysLong - 1),
        kind: fc.constantFrom('holiday' as const, 'make-up day' as const),
      }),
      { selector: ({ index }) => index, maxLength: 12 },
    ),
  })
  .map(({ start, base, season, span, special }) => {
    const from = new Date(Date.parse(`${firstDay}T00:00:00+08:00`) + start * 1440 * minuteMs)
    const name = (index: number) => shanghai.format(later(from, index * 1440))
    const schedules: Schedule[] = [{ name: text('常年'), from: firstDay, ...base }]
    if (season && name(span[0]) !== firstDay)
      schedules.push({ name: text('夏季'), from: name(span[0]), until: name(span[0] + span[1]), ...season })
    return {
      from,
      schedules,
      days: special.map(({ index, kind }) => ({ day: name(index), kind, name: text(kind) })),
    }
  })

interface Case {
  start: number
  amount: number
  unit: Unit
  pauses: [number, number][]
}

const clip = (minute: number) => Math.min(minute, daysLong * 1440 - 1)

const cases: fc.Arbitrary<Case> = fc
  .record({
    start: fc.nat(daysLong * 1440 - 1),
    quarters: fc.oneof(fc.integer({ min: 1, max: 48 }), fc.integer({ min: 1, max: 400 })),
    unit: fc.constantFrom(...durationShape.shape.unit.options),
    pauses: fc.array(fc.tuple(fc.nat(daysLong * 1440), fc.oneof(fc.nat(600), fc.nat(10_000))), {
      maxLength: 3,
    }),
  })
  .map(({ start, quarters, unit, pauses }) => ({
    start,
    unit,
    amount: unit.endsWith('Hour') ? quarters / 4 : Math.ceil(quarters / 16),
    pauses: pauses.map(([from, length]): [number, number] => [clip(from), clip(from + length)]),
  }))

const outside = (work: () => unknown) =>
  assert.throws(work, (error) => error instanceof Refused && error.refusal.code === 'calendar.out-of-range')

function check(facts: Facts, calendar: Calendar, worked: Uint8Array, one: Case): void {
  const moment = (minute: number) => later(facts.from, minute)
  const counted = countedMinutes(worked, one)
  const pauses: Pause[] = one.pauses.map(([from, to]) => ({ from: moment(from), until: moment(to) }))
  const due = countFrom(counted, one.start, minutesOf(facts, one, one.start), 1)
  const ask = () => dueAt(calendar, moment(one.start), one, pauses)
  if (due === undefined) {
    if (units[one.unit].counts === 'work') outside(ask)
    else assert.ok(ask() > moment(counted.length))
    return
  }
  assert.deepEqual(ask(), moment(due))
  if (due === counted.length) return

  const length = minutesOf(facts, one, one.start)
  assert.equal(elapsedMs(calendar, moment(one.start), moment(due), one.unit, pauses), length * minuteMs)
  checkWarning(facts, calendar, counted, one, due, pauses)
  checkExplanation(facts, calendar, counted, one, due, pauses)
}

function checkWarning(
  facts: Facts,
  calendar: Calendar,
  counted: Uint8Array,
  one: Case,
  due: number,
  pauses: Pause[],
) {
  const warning = countFrom(counted, due, minutesOf(facts, one, due), -1)
  const ask = () => beforeBy(calendar, later(facts.from, due), one, pauses)
  if (warning !== undefined) assert.deepEqual(ask(), later(facts.from, warning))
  else if (units[one.unit].counts === 'work') outside(ask)
}

function checkExplanation(
  facts: Facts,
  calendar: Calendar,
  counted: Uint8Array,
  one: Case,
  due: number,
  pauses: Pause[],
) {
  const told = explain(calendar, later(facts.from, one.start), later(facts.from, due), one.unit, pauses)
  const minute = (moment: Date) => (moment.getTime() - facts.from.getTime()) / minuteMs
  let end = one.start
  for (const { from, to, counts } of told.segments) {
    assert.equal(minute(from), end)
    end = minute(to)
    for (let each = minute(from); each < end; each++)
      if ((counted[each] === 1) !== counts) assert.fail(`minute ${each}`)
  }
  assert.equal(end, due)
  assert.equal(told.countedMs, minutesOf(facts, one, one.start) * minuteMs)
  assert.equal(told.countedMs + told.uncountedMs, (due - one.start) * minuteMs)
}

test('due times, warnings and explanations agree with a count minute by minute', () => {
  fc.assert(
    fc.property(facts, fc.array(cases, { minLength: 10, maxLength: 10 }), (drawn, ten) => {
      const until = dayOf(drawn, (daysLong - 1) * 1440)
      const days = drawn.days
      const calendar = buildCalendar(
        { version: 1, schedules: drawn.schedules, days, knownUntil: until },
        { from: dayOf(drawn, 0), until },
      )
      const worked = workedMinutes(drawn)
      for (const one of ten) check(drawn, calendar, worked, one)
    }),
    { numRuns: soak(40, 10_000) },
  )
})
