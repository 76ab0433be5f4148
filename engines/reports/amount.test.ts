import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountOf, amountText, isShare, shareText } from './amount.ts'

test('a share is right to half of its last place, and not beyond, whatever the size of the figures', () => {
  assert.ok(isShare(1n, 8n, '12.5'))
  assert.ok(isShare(1n, 8n, '12') && isShare(1n, 8n, '13'), 'either neighbour of a half')
  assert.ok(!isShare(1n, 8n, '12.4') && !isShare(1n, 8n, '14'))
  const whole = 10n ** 30n
  assert.ok(isShare(whole / 2n, whole, '50.00'))
  assert.ok(!isShare(whole / 2n - whole / 10n ** 4n, whole, '50.00'))
  assert.ok(isShare(-25n, 100n, '-25.0') && isShare(25n, -100n, '-25.0'))
  assert.ok(!isShare(1n, 0n, '100') && !isShare(1n, 1n, 'all'))
})

test('what rounding of the part makes is allowed where the part was rounded', () => {
  assert.ok(!isShare(100n, 300n, '34.0'))
  assert.ok(isShare(100n, 300n, '34.0', 2n))
})

test('a share is written with the places that are asked for, halves away from zero', () => {
  assert.equal(shareText(1n, 3n), '33.3%')
  assert.equal(shareText(1n, 8n, '0.00'), '12.50%')
  assert.equal(shareText(1n, 2000n), '0.1%')
  assert.equal(shareText(-1n, 8n), '-12.5%')
  assert.equal(shareText(1n, 0n), '–')
})

test('an amount is read to two places or not at all, and written as the forms print it', () => {
  const read = ['3,087.79', '12', '-0.5', '1，234.5', '7.500', '0', ' 8.10 '].map(amountOf)
  assert.deepEqual(read, [308779n, 1200n, -50n, 123450n, 750n, 0n, 810n])
  for (const text of [undefined, '', '-', '1.234', '12,34', '5%', '一、', '1.', '.5'])
    assert.equal(amountOf(text), undefined, text)
  for (const text of ['3087.79', '0.05', '-0.50', `9${'0'.repeat(30)}.01`])
    assert.equal(amountText(amountOf(text)!), text)
})
