import assert from 'node:assert/strict'
import test from 'node:test'
import { dayMs, dayNumber, dayNumberAt, dayText, firstDay, lastDay, startOfDay, weekdayOf } from './day.ts'

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})
const weekday = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', weekday: 'short' })

test('every day of the calendar begins when Asia/Shanghai says so, on the same weekday', () => {
  for (let day = dayNumber(firstDay); day <= dayNumber(lastDay); day++) {
    const midnight = startOfDay(day)
    assert.equal(shanghai.format(midnight), `${dayText(day)} 00:00:00`)
    assert.equal(weekday.format(midnight), ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(day)])
    assert.deepEqual([dayNumberAt(midnight), dayNumberAt(midnight + dayMs - 1)], [day, day])
  }
})
