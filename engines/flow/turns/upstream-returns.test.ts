import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Facts } from '../effects.ts'
import { notFromUpstream } from '../errors.ts'
import { upstreamReturns } from './upstream-returns.ts'

const action = upstreamReturns('handling').actions.upstreamReturns!
const facts = (system: string | null): Facts => ({ case: { upstream_system: system } }) as unknown as Facts

test('a platform sends back its own orders alone', () => {
  assert.equal(action.when?.(facts(null), {} as never), notFromUpstream)
  assert.equal(action.when?.(facts('city-hotline'), {} as never), undefined)
})
