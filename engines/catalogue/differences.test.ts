import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { differences } from './differences.ts'
import { readCatalogue } from './profile.ts'

const profiles = path.join(import.meta.dirname, '..', '..', 'profiles')
const { standards } = await readCatalogue(path.join(profiles, 'national'), path.join(profiles, 'jianghan'))
assert.ok(standards)

test('a version does not differ from itself', () => {
  assert.deepEqual(differences(standards, structuredClone(standards)), [])
})

test('a reviewer sees what was added, taken out and changed, field by field', () => {
  const [first, second, ...rest] = standards.conditions
  assert.ok(first && second)
  const after = {
    ...standards,
    version: 2,
    conditions: [
      { ...first, limit: { amount: 1, unit: 'urgentHour' as const } },
      ...rest,
      { ...second, code: 'new' },
    ],
    defaults: standards.defaults.slice(1),
  }
  assert.deepEqual(differences(standards, after), [
    {
      what: 'condition',
      id: '01001-1',
      change: 'changed',
      fields: [
        {
          name: 'limit',
          before: { amount: 2, unit: 'urgentHour' },
          after: { amount: 1, unit: 'urgentHour' },
        },
      ],
    },
    { what: 'condition', id: '01001-2', change: 'removed', fields: [] },
    {
      ...{ what: 'condition', id: 'new', change: 'added' },
      fields: (['unit', 'file', 'close', 'limit'] as const)
        .filter((name) => second[name] !== null)
        .map((name) => ({
          ...{ name, before: name === 'unit' ? null : undefined, after: second[name] },
        })),
    },
    { what: 'default', id: 'street-defect/accept', change: 'removed', fields: [] },
  ])
})

test('moving an override changes limits, so it is told', () => {
  const [first, second, ...rest] = standards.overrides
  assert.ok(first && second)
  const [told, ...others] = differences(standards, { ...standards, overrides: [second, first, ...rest] })
  assert.equal(told?.what, 'order')
  assert.deepEqual(others, [])
})
