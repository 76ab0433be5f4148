import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Facts } from '../effects.ts'
import { notFromUpstream } from '../errors.ts'
import { upstreamReturns } from './upstream-returns.ts'

const back = { handled: 'handling', dispatched: 'received' }
const action = upstreamReturns(['closed'], back).actions.upstreamReturns!
const facts = (system: string | null): Facts => ({ case: { upstream_system: system } }) as unknown as Facts

test('a platform sends back its own orders alone', () => {
  assert.equal(action.when?.(facts(null), {} as never), notFromUpstream)
  assert.equal(action.when?.(facts('city-hotline'), {} as never), undefined)
})

test('what was answered without a unit goes back to be dispatched', () => {
  const of = (unit: number | null) => ({ case: { unit_id: unit } }) as unknown as Facts
  const goes = (unit: number | null) =>
    action.effects?.(of(unit), {} as never).find((effect) => effect.kind === 'go')
  assert.deepEqual(goes(null), { kind: 'go', to: 'received' })
  assert.equal(goes(7), undefined)
})
