import assert from 'node:assert/strict'
import { test } from 'node:test'
import { editionHolds } from './edition-holds.ts'

test('of two editions that follow each other one is in force on any day; one without days is of the past', () => {
  const old = { from: null, until: '2026-06-30', national: true }
  const now = { from: '2026-07-01', until: null, national: true }
  const oldest = { from: null, until: null, national: true }
  const on = (day: string) => [oldest, old, now].map((edition) => editionHolds(edition, day))
  assert.deepEqual(on('2026-06-30'), [false, true, false])
  assert.deepEqual(on('2026-07-01'), [false, false, true])
})

test('a list of the district’s own holds without a day, and from its day on', () => {
  assert.ok(editionHolds({ from: null, until: null, national: false }, '2026-07-01'))
  assert.ok(!editionHolds({ from: '2026-07-02', until: null, national: false }, '2026-07-01'))
})
