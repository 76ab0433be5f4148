import assert from 'node:assert/strict'
import { test } from 'node:test'
import { componentPrefix, nextComponentCode, parseComponentCode } from './component-code.ts'

test('an identifier of 2026 has seventeen digits, one of the editions before it sixteen', () => {
  assert.deepEqual(parseComponentCode('42010301001000012'), {
    district: '420103',
    classCode: '01001',
    sequence: 12,
    editions: ['gbt47678.5-2026'],
  })
  const old = parseComponentCode('3205080101000001')
  assert.deepEqual([old?.classCode, old?.editions[0]], ['0101', 'gbt30428.2-2013'])
  for (const wrong of ['', '420103', '4201030101000000', '420103010010000123', '42010301O1000001'])
    assert.equal(parseComponentCode(wrong), undefined)
})

test('numbers run on, and end at six digits', () => {
  const prefix = componentPrefix(420103, '01001')
  assert.equal(nextComponentCode(prefix, undefined), '42010301001000001')
  assert.equal(nextComponentCode(prefix, '42010301001000041'), '42010301001000042')
  assert.equal(nextComponentCode(prefix, '42010301001999999'), undefined)
})
