import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { Refused } from '#kernel/errors.ts'
import { duration, durationShape, durationText, parseDuration } from './calendar.ts'

const table = `${import.meta.dirname}/../../../shared/data/case-standards-yuncheng/case-standards.csv`

test('reads limits as tables, people and English write them', () => {
  const readings = {
    '4工作时': duration(4, 'workHour'),
    '7个工作日': duration(7, 'workDay'),
    '２ 紧急工作时': duration(2, 'urgentHour'),
    十五个工作日: duration(15, 'workDay'),
    两个工作小时: duration(2, 'workHour'),
    二十三自然日: duration(23, 'naturalDay'),
    半个工作日: duration(0.5, 'workDay'),
    '1.5 work hours': duration(1.5, 'workHour'),
    '1 Working Day': duration(1, 'workDay'),
    '3 calendar days': duration(3, 'naturalDay'),
    '2紧急工作日': duration(2, 'urgentDay'),
  }
  for (const [text, meant] of Object.entries(readings)) assert.deepEqual(parseDuration(text), meant, text)
})

test('what it prints it reads again, in both languages', () => {
  const amount = fc.oneof(
    fc.integer({ min: 1, max: 999 }),
    fc.integer({ min: 1, max: 400 }).map((n) => n / 4),
  )
  fc.assert(
    fc.property(amount, fc.constantFrom(...durationShape.shape.unit.options), (amount, unit) => {
      const { zh, en } = durationText({ amount, unit })
      assert.deepEqual(parseDuration(zh), { amount, unit })
      assert.deepEqual(parseDuration(en), { amount, unit })
      assert.deepEqual(durationShape.parse(JSON.parse(JSON.stringify({ amount, unit }))), { amount, unit })
    }),
  )
})

test(
  'reads every limit of a real city table, once it is said what its 天 and 小时 mean',
  { skip: !existsSync(table) && 'the table of Yuncheng is not at hand' },
  () => {
    const rows = parse<{ time_limit: string }>(readFileSync(table), { columns: true, bom: true })
    const unread = rows
      .map(({ time_limit }) => time_limit)
      .filter((text) => {
        try {
          return !parseDuration(text, { day: 'workDay', hour: 'workHour' })
        } catch (error) {
          return error instanceof Refused
        }
      })
    assert.ok(rows.length > 500)
    assert.deepEqual(unread, ['1紧急工作时制止'])
  },
)
