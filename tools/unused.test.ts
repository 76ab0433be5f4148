import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planted } from './planted.ts'
import { readTree } from './tree.ts'
import { useEverything } from './unused.ts'

test('files, exports and packages that nobody uses are found, and doors that only tests open', async (t) => {
  const house = readTree()
  const tree = planted(t, {
    'knip.json': house.text('knip.json'),
    'package.json': JSON.stringify(
      {
        name: 'planted',
        type: 'module',
        imports: { '#kernel/*': './kernel/*' },
        dependencies: { pg: '8.23.1' },
      },
      null,
      1,
    ),
    'apps/server.ts': `import { used } from '#kernel/sql.ts'\nconsole.log(used)`,
    'kernel/sql.ts': [
      `export const used = 1`,
      `export const unused = 2`,
      `export const onlyTested = 3`,
      `/** @public what the guide tells operators to import */`,
      `export const offered = 4`,
      `export interface Nobodys {}`,
    ].join('\n'),
    'kernel/sql.test.ts': `import { onlyTested } from './sql.ts'\nimport './jobs.ts'\nconsole.log(onlyTested)`,
    'kernel/jobs.ts': ``,
    'kernel/forgotten.ts': ``,
  })
  assert.deepEqual((await useEverything(tree)).sort(), [
    'kernel/forgotten.ts:1 delete it: nothing reaches it',
    'kernel/jobs.ts:1 delete it, or let the product use it: only tests do',
    'kernel/sql.ts:2 unused: delete it, or keep it to this file: nobody else uses it',
    'kernel/sql.ts:3 onlyTested: let the product use it, or say @public and why: only tests do',
    'kernel/sql.ts:6 Nobodys: delete it, or keep it to this file: nobody else uses it',
    'package.json:8 pg: take it out, nothing uses it',
  ])
})
