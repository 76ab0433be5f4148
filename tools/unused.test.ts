import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planted } from './planted.ts'
import { readTree } from './tree.ts'
import { useEverything } from './unused.ts'

test('files, exports and packages that nobody uses are found; what a door promises is let be', async (t) => {
  const house = readTree()
  const manifest = {
    name: 'planted',
    type: 'module',
    imports: { '#kernel/*': './kernel/*' },
    dependencies: { pg: '8.23.1' },
  }
  const tree = planted(t, {
    'knip.json': house.text('knip.json'),
    'package.json': JSON.stringify(manifest, null, 1),
    'apps/server.ts': `import { used } from '#kernel/sql.ts'\nconsole.log(used)`,
    'kernel/sql.ts': `export { used } from './sql/dialect.ts'\nexport const promised = 2`,
    'kernel/sql/dialect.ts': `export const used = 1\nexport const unused = 2`,
    'kernel/forgotten.ts': ``,
  })
  assert.deepEqual((await useEverything(tree)).sort(), [
    'kernel/forgotten.ts:1 delete it: nothing reaches it',
    'kernel/sql/dialect.ts:2 unused: delete it, or keep it to this file: nobody else uses it',
    'package.json:8 pg: take it out, nothing uses it',
  ])
})
