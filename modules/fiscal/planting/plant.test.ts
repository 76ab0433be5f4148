import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { chance } from '#kernel/chance.ts'
import { plant, scored } from './plant.ts'

const shared = path.join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'documents')
const absent = !existsSync(shared) && 'the published disclosures are not beside the checkout'

for (const file of existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.txt')) : [''])
  test(`faults planted in ${file || 'a disclosure'} are found, and nothing else is`, { skip: absent }, () => {
    const planted = plant(readFileSync(path.join(shared, file), 'utf8'), 12, chance(7))
    const { recall, precision } = scored(planted)
    assert.ok(planted.length >= 20, `${planted.length} planted`)
    assert.ok(recall >= 0.9, `recall ${recall}`)
    assert.ok(precision >= 0.9, `precision ${precision}`)
  })

test('the same seed plants the same faults', { skip: absent }, () => {
  const text = readFileSync(
    path.join(
      shared,
      readdirSync(shared).find((name) => name.endsWith('.txt'))!,
    ),
    'utf8',
  )
  const told = () => plant(text, 4, chance(3)).map(({ line, from, to }) => `${line} ${from} ${to}`)
  assert.deepEqual(told(), told())
})
