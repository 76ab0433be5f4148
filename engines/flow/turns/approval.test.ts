import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Facts } from '../effects.ts'
import { ownRequest, requestGone } from '../errors.ts'
import { extension } from './extension.ts'

const grant = extension(['handling']).actions['grant-extension']!
const asked = {
  id: 1,
  kind: 'extension',
  state: 'asked',
  level: 0,
  asked_by: 7,
  decisions: [{ by: 8, grant: true }],
}
const facts = (account: number, requests: object[]): Facts =>
  ({ requests, user: { account } }) as unknown as Facts

test('nobody grants what they asked for, nor gives both approvals', () => {
  assert.equal(grant.when?.(facts(7, [asked]), {} as never), ownRequest)
  assert.equal(grant.when?.(facts(8, [asked]), {} as never), ownRequest)
  assert.equal(grant.when?.(facts(9, [asked]), {} as never), undefined)
})

test('a request that is decided is gone', () => {
  assert.equal(grant.when?.(facts(9, [{ ...asked, state: 'granted' }]), {} as never), requestGone)
})
