import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fences } from './fences.ts'
import { readTree } from './tree.ts'

const tree = readTree()

for (const [name, fence] of Object.entries(fences)) {
  test(`the tree keeps ${name}`, async () => {
    const found = await fence(tree)
    assert.ok(found.length === 0, `\n${found.join('\n')}`)
  })

  test(`${name} was seen to bark at planted faults`, () => {
    assert.ok(tree.files.includes(`tools/${name}.test.ts`), `write tools/${name}.test.ts`)
  })
}
