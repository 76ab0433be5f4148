import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import { hasInbox } from './home.ts'

const types = modules
  .flatMap(({ caseTypes }) => caseTypes)
  .map(({ states }) => ({
    states: Object.entries(states).map(([code, { title, final = false, held }]) => ({
      ...{ code, title, final },
      held: held ?? null,
    })),
  }))

const asks = (permissions: string[], post: string) =>
  hasInbox({ permissions, posts: [{ post, unit: 1 }] }, types)

test('an inbox of one’s own: a unit’s clerk and a post that holds cases have one, a leader and a reader none', () => {
  const district = ['cases.read', 'cases.act', 'cases.see-all']
  assert.equal(asks(['cases.read', 'cases.act'], 'street-clerk'), true)
  assert.equal(asks(district, 'reviewer'), true)
  assert.equal(asks(district, 'leader'), false)
  assert.equal(asks(['cases.read', 'cases.see-all'], 'performance-officer'), false)
  assert.equal(asks(['cases.read'], 'own-1'), false)
  assert.equal(asks([], 'accountant'), false)
})
