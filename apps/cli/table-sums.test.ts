import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differingTables } from './table-sums.ts'

const quiet = { steps: { rows: 9, sum: '77' } }

test('a table at rest must come back to the last byte', () => {
  assert.deepEqual(differingTables(quiet, quiet, quiet), [])
  assert.deepEqual(differingTables(quiet, quiet, { steps: { rows: 9, sum: '78' } }), ['steps'])
  assert.deepEqual(differingTables(quiet, quiet, {}), ['steps'])
  assert.deepEqual(differingTables(quiet, quiet, { ...quiet, other: { rows: 0, sum: '0' } }), ['other'])
})

test('a table that was written to may lie between its two counts', () => {
  const later = { steps: { rows: 12, sum: '99' } }
  for (const [rows, differing] of [
    [8, ['steps']],
    [9, []],
    [11, []],
    [13, ['steps']],
  ] as const)
    assert.deepEqual(differingTables(quiet, later, { steps: { rows, sum: '1' } }), differing)
})
