import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { soak } from '#tests/soak.ts'
import { canonicalText, NotJson } from './canonical.ts'
import { Refused } from './errors.ts'

const refusedWith = (code: string) => (error: unknown) =>
  error instanceof Refused && error.refusal.code === code

test('names are sorted by UTF-16 code unit at every depth, lists keep their order', () => {
  assert.equal(
    canonicalText({ b: 1, a: { 街道: 2, aa: [3, 1, { z: null, y: true }] }, '😀': 0, '\uFB33': 0 }),
    '{"a":{"aa":[3,1,{"y":true,"z":null}],"街道":2},"b":1,"😀":0,"\uFB33":0}',
  )
})

test('numbers read as the RFC 8785 samples print them', () => {
  const samples: [number, string][] = [
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [0.000001, '0.000001'],
    [1e-7, '1e-7'],
    [333333333.3333333, '333333333.3333333'],
  ]
  for (const [number, text] of samples) assert.equal(canonicalText(number), text)
})

test('texts escape only what JSON must', () => {
  assert.equal(canonicalText('€$\u000f\nA\'B"\\"/路灯'), '"€$\\u000f\\nA\'B\\"\\\\\\"/路灯"')
})

test('what JSON would drop or change is a mistake of the caller, named with its place', () => {
  const wrong: [unknown, string][] = [
    [{ answers: { fee: Number.NaN } }, 'answers.fee is NaN'],
    [[1, Number.POSITIVE_INFINITY], '1 is Infinity'],
    [{ reply: undefined }, 'reply is undefined'],
    [10n, 'the value is bigint'],
    [{ at: new Date(0) }, 'at is a Date'],
    [new Map(), 'the value is a Map'],
    // oxlint-disable-next-line no-sparse-arrays -- the hole is the case
    [[1, , 2], '1 is undefined'],
    [() => 1, 'the value is function'],
  ]
  for (const [value, message] of wrong)
    assert.throws(
      () => canonicalText(value),
      (error) => error instanceof NotJson && error.message === `kernel.not-json: ${message}`,
    )
})

test('a text that jsonb cannot hold is refused, in a value and in a name', () => {
  for (const text of ['a\u0000b', '\uD83D', 'x\uDE00']) {
    assert.throws(() => canonicalText({ text }), refusedWith('kernel.text-not-storable'))
    assert.throws(() => canonicalText({ [text]: 1 }), refusedWith('kernel.text-not-storable'))
  }
})

test('a value nested without end is refused, not a crash', () => {
  const circle: Record<string, unknown> = {}
  circle.me = circle
  assert.throws(() => canonicalText(circle), refusedWith('kernel.nested-too-deep'))
  assert.throws(
    () => canonicalText(JSON.parse('['.repeat(5000) + ']'.repeat(5000))),
    refusedWith('kernel.nested-too-deep'),
  )
})

test('reading the text back and writing it again changes nothing, in whatever order names were given', () => {
  const storable = fc
    .jsonValue({ maxDepth: 4 })
    .filter((value) => !/\\u0000|\\ud/i.test(JSON.stringify(value)))
  fc.assert(
    fc.property(storable, (value) => {
      const text = canonicalText(value)
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)))
      assert.equal(canonicalText(JSON.parse(text)), text)
      assert.equal(canonicalText(reversed(value)), text)
    }),
    { numRuns: soak(200, 20_000) },
  )
})

/** The same value with the names of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inside]) => [name, reversed(inside)] as const)
      .toReversed(),
  )
}
