import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimal, written, zero } from '#engines/reports/reports.ts'
import { schemes } from './scheme.ts'
import {
  type Direction,
  executionOf,
  gradeOf,
  isInBand,
  isReasonDue,
  pointsOff,
  scoreOf,
  totalOf,
} from './score.ts'
import { elapsedOf, paceOf, warningOf } from './warning.ts'

const scheme = schemes.usual[0]!
const scored = (direction: Direction, value: string, actual: string, until?: string) =>
  scoreOf(
    { direction, value: decimal(value), until: until ? decimal(until) : undefined, points: decimal(10) },
    { value: decimal(actual), level: undefined, percent: undefined },
    scheme,
  )
const points = (...asked: Parameters<typeof scored>) => written(scored(...asked).score!)

test('met is full, missed is proportional, in every direction', () => {
  assert.equal(points('at-least', '95', '96.3'), '10.00')
  assert.equal(points('at-least', '95', '92.8'), '9.77')
  assert.equal(points('at-least', '1000', '0'), '0.00')
  assert.equal(points('at-most', '30', '22'), '10.00')
  assert.equal(points('at-most', '30', '40'), '7.50')
  assert.equal(points('exactly', '48', '48'), '10.00')
  assert.equal(points('exactly', '48', '60'), '8.00')
  assert.equal(points('between', '97', '98', '100'), '10.00')
  assert.equal(points('between', '97', '51', '100'), '5.26')
  assert.equal(points('between', '97', '110', '100'), '9.09')
  assert.equal(scored('at-least', '95', '92.8').working.zh, '92.8 ÷ 95 × 10 = 9.77')
})

test('what only rounding would reach is missed: 96.80 is not 97', () => {
  assert.equal(scored('at-least', '97', '96.80').met, false)
  assert.equal(points('at-least', '97', '96.80'), '9.98')
})

test('far beyond a target that was too low keeps a part, and a reason is due', () => {
  const far = scored('at-least', '12', '23')
  assert.equal(written(far.score!), '9.00')
  assert.equal(isReasonDue(far, scheme), true)
  assert.equal(isReasonDue(scored('at-least', '12', '13'), scheme), false)
  assert.equal(isReasonDue(scored('at-least', '95', '94.9'), scheme), true)
  assert.equal(isReasonDue(scored('at-most', '30', '5'), scheme), false, 'quicker than asked needs no reason')
})

test('a qualitative indicator is scored inside its band', () => {
  const given = (level: 'reached' | 'partly' | 'missed', percent?: number) =>
    scoreOf(
      { direction: 'qualitative', value: undefined, until: undefined, points: decimal(15) },
      { value: undefined, level, percent: percent === undefined ? undefined : decimal(percent) },
      scheme,
    )
  assert.equal(written(given('reached').score!), '15.00')
  assert.equal(written(given('partly', 70).score!), '10.50')
  assert.equal(given('partly', 70).working.zh, '部分达成 60–80%: 15 × 70% = 10.5')
  assert.equal(isInBand('partly', decimal(81), scheme), false)
  assert.equal(isInBand('partly', decimal(80), scheme), true)
  assert.equal(isReasonDue(given('missed'), scheme), true)
})

test('execution is its rate times its points, never more than they are; nothing planned has no rate', () => {
  const of = (adjusted: string, executed: string) =>
    executionOf({ yearStart: zero, adjusted: decimal(adjusted), executed: decimal(executed) }, scheme)
  assert.equal(written(of('1129.8', '1085.45').score!), '9.61')
  assert.equal(written(of('1129.8', '1085.45').rate!), '96.07')
  assert.equal(written(of('5', '6').score!), '10.00')
  assert.equal(of('0', '0').score, undefined)
})

test('the total waits for all scores, and has a grade', () => {
  assert.equal(totalOf([decimal(9), undefined]), undefined)
  const total = totalOf([decimal('9.61'), decimal('80.38')])!
  assert.equal(written(total), '89.99')
  assert.equal(gradeOf(total, scheme), 'good')
  assert.equal(gradeOf(decimal(90), scheme), 'excellent')
  assert.equal(gradeOf(decimal('59.99'), scheme), 'poor')
})

test('points of each group are those of the scheme', () => {
  const right = [
    { group: 'output' as const, points: decimal(50) },
    { group: 'effect' as const, points: decimal(30) },
    { group: 'satisfaction' as const, points: decimal(10) },
  ]
  assert.deepEqual(pointsOff(right, scheme), [])
  assert.deepEqual(
    pointsOff(right.slice(1), scheme).map(({ group }) => group),
    ['output'],
  )
})

test('mid-year, a count is judged by its pace and a rate by its target', () => {
  const elapsed = elapsedOf(2026, new Date('2026-07-02T00:00:00Z'))
  assert.equal(written(elapsed), '49.86')
  const counted = { direction: 'at-least' as const, value: decimal(1000), until: undefined, unit: '次' }
  assert.equal(warningOf(counted, decimal(450), elapsed, scheme), 'none')
  assert.equal(warningOf(counted, decimal(350), elapsed, scheme), 'watch')
  assert.equal(warningOf(counted, decimal(200), elapsed, scheme), 'alarm')
  assert.equal(
    warningOf({ ...counted, value: decimal(95), unit: '%' }, decimal(94), elapsed, scheme),
    'watch',
  )
  assert.equal(
    warningOf(
      { ...counted, direction: 'at-most', value: decimal(30), unit: '分钟' },
      decimal(31),
      elapsed,
      scheme,
    ),
    'watch',
  )
  assert.equal(paceOf(decimal(10), decimal(100), elapsedOf(2026, new Date('2025-12-01')), scheme), 'none')
})
