import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isShare, shareText } from './decimal.ts'

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
