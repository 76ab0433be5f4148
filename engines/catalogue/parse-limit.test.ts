import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type Duration, durationText, type Unit } from '#engines/calendar/calendar.ts'
import { soak } from '#tests/soak.ts'
import { parseLimit } from './parse-limit.ts'

const read = (amount: number, unit: Unit) => ({ kind: 'read', limit: { amount, unit }, stages: [] })

test('limits that name their unit are read', () => {
  assert.deepEqual(parseLimit('1工作日'), read(1, 'workDay'))
  assert.deepEqual(parseLimit('4工作时'), read(4, 'workHour'))
  assert.deepEqual(parseLimit('2紧急工作时'), read(2, 'urgentHour'))
  assert.deepEqual(parseLimit('2紧急工作日'), read(2, 'urgentDay'))
  assert.deepEqual(parseLimit(' ３ 个自然日内 '), read(3, 'naturalDay'))
})

test('a bare 天, 小时 or 立即 is asked about, never guessed', () => {
  assert.deepEqual(parseLimit('5天'), { kind: 'ambiguous', words: ['day'] })
  assert.deepEqual(parseLimit('4小时'), { kind: 'ambiguous', words: ['hour'] })
  assert.deepEqual(parseLimit('立即'), { kind: 'ambiguous', words: ['at-once'] })
  assert.deepEqual(parseLimit('立即制止，3天拆除'), { kind: 'ambiguous', words: ['at-once', 'day'] })
})

test('the answers of the district settle what was open', () => {
  assert.deepEqual(parseLimit('5天', { day: 'naturalDay' }), read(5, 'naturalDay'))
  assert.deepEqual(parseLimit('4小时', { hour: 'workHour' }), read(4, 'workHour'))
  const atOnce: Duration = { amount: 0.5, unit: 'urgentHour' }
  assert.deepEqual(parseLimit('立即', { 'at-once': atOnce }), { kind: 'read', limit: atOnce, stages: [] })
  assert.deepEqual(parseLimit('5天', { hour: 'workHour' }), { kind: 'ambiguous', words: ['day'] })
})

test('limits in stages give each its clock, and the longest is the whole', () => {
  const backwards = parseLimit('20工作日拆除、4工作时制止')
  assert.ok(backwards.kind === 'read')
  assert.deepEqual(backwards.limit, { amount: 20, unit: 'workDay' })
  const building = parseLimit('4工作时制止、处罚7工作日、20工作日拆除')
  assert.deepEqual(building, {
    kind: 'read',
    limit: { amount: 20, unit: 'workDay' },
    stages: [
      { code: 'stop', title: { zh: '制止', en: 'Stop' }, limit: { amount: 4, unit: 'workHour' } },
      { code: 'penalise', title: { zh: '处罚', en: 'Penalise' }, limit: { amount: 7, unit: 'workDay' } },
      { code: 'demolish', title: { zh: '拆除', en: 'Demolish' }, limit: { amount: 20, unit: 'workDay' } },
    ],
  })
  const alone = parseLimit('1紧急工作时制止')
  assert.ok(alone.kind === 'read')
  assert.deepEqual(
    alone.stages.map(({ code }) => code),
    ['stop'],
  )
})

test('what is not understood whole is unreadable', () => {
  for (const text of [
    '',
    '尽快',
    '种植季节15工作日',
    '3',
    '工作日',
    '0工作日',
    '3工作日、5工作日',
    '先制止2工作时，再制止3工作时',
    '3工作日左右',
  ])
    assert.deepEqual(parseLimit(text), { kind: 'unreadable' }, text)
})

test('every limit that the product writes is read back', () => {
  const duration = fc.record(
    {
      amount: fc.integer({ min: 1, max: 999 }),
      unit: fc.constantFrom<Unit>('workHour', 'workDay', 'urgentHour', 'urgentDay', 'naturalDay'),
    },
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(duration, (limit) =>
      assert.deepEqual(parseLimit(durationText(limit).zh), { kind: 'read', limit, stages: [] }),
    ),
    { numRuns: soak(100, 20_000) },
  )
})

test('no text whatever makes the reader stumble or guess', () => {
  const words = fc.constantFrom(
    '天',
    '小时',
    '工作日',
    '立即',
    '制止',
    '、',
    '1',
    '半',
    '内',
    '紧急',
    'x',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), (parts) => {
      const reading = parseLimit(parts.join(''))
      if (reading.kind === 'read') assert.ok(reading.limit.amount > 0)
      if (reading.kind === 'ambiguous') assert.ok(reading.words.length > 0)
    }),
    { numRuns: soak(500, 100_000) },
  )
})
