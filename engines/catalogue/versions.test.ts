import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#kernel/errors.ts'
import { activate, stateAt, type Version, versionAt } from './versions.ts'

const version = (number: number, more: Partial<Version> = {}): Version => ({
  version: number,
  title: { zh: '标准', en: 'standards' },
  basis: 'basis',
  from: null,
  until: null,
  activatedAt: new Date('2026-01-01T00:00:00+08:00'),
  ...more,
})
const now = new Date('2026-03-06T23:30:00+08:00')
const refused = (code: string) => (error: unknown) => error instanceof Refused && error.refusal.code === code

test('the first version counts for everything before it too', () => {
  const plan = activate([], version(1, { activatedAt: null }), '2026-03-07', now)
  assert.deepEqual(plan, { version: 1, from: null, ends: undefined })
  assert.equal(stateAt(version(1), new Date('2019-05-05T00:00:00+08:00')), 'in-force')
})

test('a version follows the other from one midnight in Wuhan to the next', () => {
  const plan = activate([version(1)], version(2, { activatedAt: null }), '2026-04-01', now)
  assert.deepEqual(plan, { version: 2, from: '2026-04-01', ends: { version: 1, until: '2026-03-31' } })

  const both = [version(1, { until: '2026-03-31' }), version(2, { from: '2026-04-01' })]
  const inForce = (at: string) => versionAt(both, new Date(at))?.version
  assert.equal(inForce('2026-03-31T23:59:59.999+08:00'), 1)
  assert.equal(inForce('2026-04-01T00:00:00+08:00'), 2)
  assert.deepEqual(
    both.map((one) => stateAt(one, now)),
    ['in-force', 'scheduled'],
  )
  assert.equal(stateAt(both[0]!, new Date('2026-04-02T00:00:00+08:00')), 'retired')
})

test('a draft is in force for nobody', () => {
  assert.equal(versionAt([version(1, { activatedAt: null })], now), undefined)
})

test('an activated version is not activated again', () => {
  assert.throws(() => activate([version(1)], version(1), '2026-04-01', now), refused('catalogue.not-a-draft'))
})

test('no version begins today or earlier, and none before the one that waits', () => {
  const draft = version(3, { activatedAt: null })
  const tooEarly = refused('catalogue.starts-too-early')
  assert.throws(() => activate([version(1)], draft, '2026-03-06', now), tooEarly)
  assert.equal(activate([version(1)], draft, '2026-03-07', now).from, '2026-03-07')

  const waiting = [version(1, { until: '2026-03-31' }), version(2, { from: '2026-04-01' })]
  assert.throws(() => activate(waiting, draft, '2026-04-01', now), tooEarly)
  assert.deepEqual(activate(waiting, draft, '2026-04-02', now).ends, { version: 2, until: '2026-04-01' })
})
