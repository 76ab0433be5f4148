import assert from 'node:assert/strict'
import { test } from 'node:test'
import { share, table } from './table.ts'

test('columns stand below each other, Chinese signs taking two places', () => {
  assert.deepEqual(
    table([
      ['渠道', '数'],
      ['a', '12'],
    ]),
    ['渠道  数', 'a     12'],
  )
})

test('a share of nothing is a dash', () => {
  assert.equal(share(0, 0), '–')
  assert.equal(share(1, 8), '1 / 8  12.5 %')
})
