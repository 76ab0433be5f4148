import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Refused } from '#kernel/errors.ts'
import { soak } from '#tests/soak.ts'
import { type ClassKey, classKeyText, isWithin, kinds, parseClassKey } from './class-key.ts'

const rubbish: ClassKey = { edition: 'gbt47678.5-2026', kind: 'matter', code: '06010' }

test('a class is written edition/kind/code and read back', () => {
  assert.equal(classKeyText(rubbish), 'gbt47678.5-2026/matter/06010')
  const key = fc.record(
    {
      edition: fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,20}$/),
      kind: fc.constantFrom(...kinds),
      code: fc.stringMatching(/^\d{2,8}$/),
    },
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(key, (one) => assert.deepEqual(parseClassKey(classKeyText(one)), one)),
    { numRuns: soak(100, 20_000) },
  )
})

test('what is not written like a class is refused', () => {
  for (const text of ['', '06010', 'gbt/thing/01', 'gbt/matter/1', 'gbt/matter/01/02', 'gbt/matter/0a1'])
    assert.throws(
      () => parseClassKey(text),
      (error) => error instanceof Refused && error.refusal.code === 'catalogue.class-key-unreadable',
    )
})

test('a component and a matter of the same number are two classes', () => {
  assert.ok(isWithin(rubbish, 'gbt47678.5-2026/matter/06'))
  assert.ok(isWithin(rubbish, classKeyText(rubbish)))
  assert.ok(!isWithin(rubbish, 'gbt47678.5-2026/matter/07'))
  assert.ok(!isWithin(rubbish, 'gbt47678.5-2026/component/06'))
  assert.ok(!isWithin(rubbish, 'gbt30428.2-2013/matter/06'))
  assert.ok(!isWithin(undefined, 'gbt47678.5-2026/matter/06'))
})
