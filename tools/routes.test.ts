import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planted } from './planted.ts'
import { oneRouteOneFile } from './routes.ts'

test('routes astray, crowded, doubled or open to whoever comes are found', async (t) => {
  const tree = planted(t, {
    'engines/flow/routes/open-case.ts': `export const openCase = route({ method: 'POST', path: '/cases', can: 'cases.open' })`,
    'engines/flow/routes/list-cases.ts': [
      `export const listCases = () => route({ method: 'GET', path: '/cases', can: 'cases.read' })`,
      `export const again = route({ method: 'POST', path: '/cases', can: 'cases.open' })`,
    ].join('\n'),
    'engines/flow/flow.ts': `export const stray = route({ method: 'GET', path: '/flow', can: 'cases.read' })`,
    'modules/grid/routes/map.ts': `export const map = route({ method: 'GET', path: '/map', can: permission })`,
    'modules/grid/map.test.ts': `const stray = route({ method: 'GET', path: '/map' })`,
  })
  assert.deepEqual(await oneRouteOneFile(tree), [
    'engines/flow/flow.ts:1 move it to a file of its own in routes/',
    'engines/flow/routes/list-cases.ts:2 give it a file of its own',
    'engines/flow/routes/open-case.ts:1 POST /cases is answered by engines/flow/routes/list-cases.ts',
    'modules/grid/routes/map.ts:1 name its permission as a word: can',
  ])
})
