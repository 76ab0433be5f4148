import assert from 'node:assert/strict'
import { test } from 'node:test'
import { supervisionRules, whySupervise } from './why-supervise.ts'

const rules = supervisionRules.usual
const plain = { classCode: '010201', people: 1, times: 1 }

test('safety comes before a group, a group before repetition, and most appeals are none of these', () => {
  assert.equal(whySupervise(plain, rules), undefined)
  assert.equal(whySupervise({ ...plain, classCode: '060302', people: 9 }, rules), 'safety')
  assert.equal(whySupervise({ ...plain, people: 5, times: 3 }, rules), 'group')
  assert.equal(whySupervise({ ...plain, times: 3 }, rules), 'repeated')
  assert.equal(whySupervise({ ...plain, people: 4, times: 2 }, rules), undefined)
  assert.equal(whySupervise({ ...plain, classCode: null }, rules), undefined)
})
