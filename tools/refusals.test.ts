import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planted } from './planted.ts'
import { proveRefusals } from './refusals.ts'

test('refusals astray, misnamed, doubled or never met in a test are found', async (t) => {
  const tree = planted(t, {
    'engines/flow/errors.ts': [
      `export const caseMoved = refusal('flow.case-moved', 409, text)`,
      `export const unitGone = refusal('org.unit-gone', 409, text)`,
      `export const unmet = refusal('flow.unmet', 409, text)`,
      `export const again = refusal('flow.case-moved', 409, text)`,
      'export const made = refusal(`flow.${name}`, 409, text)',
    ].join('\n'),
    'engines/flow/open-case.ts': `const astray = refusal('flow.astray', 409, text)`,
    'engines/flow/act.test.ts': `rejects(act, caseMoved)\nrejects(act, { code: 'org.unit-gone' })\n// flow.astray again`,
    'kernel/auth/errors.ts': `export const locked = refusal('kernel.account-locked', 423, text)`,
    'tests/journeys/lock.test.ts': `refused('kernel.account-locked')`,
  })
  assert.deepEqual(await proveRefusals(tree), [
    'engines/flow/errors.ts:2 let org.unit-gone begin with flow.',
    'engines/flow/errors.ts:3 write a test that meets flow.unmet, or delete it',
    'engines/flow/errors.ts:4 flow.case-moved is taken by engines/flow/errors.ts: a code means one thing',
    'engines/flow/errors.ts:5 write the code out: clients look for it',
    'engines/flow/open-case.ts:1 move flow.astray to the errors.ts of its room',
  ])
})
