import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepBrowserApart } from './browser.ts'
import { planted } from './planted.ts'

test('a page that loads the server and a server that loads a page are found', async (t) => {
  const tree = planted(t, {
    'modules/grid/web.tsx': [
      `import { Table } from '#ui/table.tsx'`,
      `import { Map } from './web/map.tsx'`,
      `import { nearest } from './rules/nearest.ts'`,
      `import type { Defect } from './case-types/defect.ts'`,
      `import { type Defect as D } from './case-types/defect.ts'`,
    ].join('\n'),
    'modules/grid/web/map.tsx': `import { limits } from '#engines/flow/flow.ts'`,
    'modules/grid/web/colours.ts': ``,
    'modules/grid/rules/nearest.ts': `import { sql } from '#kernel/sql.ts'`,
    'modules/grid/rules/unseen.ts': `import { sql } from '#kernel/sql.ts'`,
    'modules/grid/case-types/defect.ts': ``,
    'modules/grid/module.ts': `import './web/colours.ts'`,
    'engines/flow/flow.ts': `import { Table } from '#ui/table.tsx'`,
    'kernel/sql.ts': ``,
    'ui/table.tsx': `import './table.css'\nimport { clock } from '#kernel/clock.ts'`,
    'ui/table.css': ``,
    'kernel/clock.ts': ``,
    'apps/console/main.tsx': `import '#modules/grid/web.tsx'\nimport './routes.ts'`,
    'apps/console/routes.ts': `import '#apps/modules.ts'`,
    'apps/modules.ts': `import '#modules/grid/module.ts'`,
  })
  assert.deepEqual([...(await keepBrowserApart(tree))].sort(), [
    'apps/console/routes.ts:1 takes apps/modules.ts into the browser: ask the API, or import type',
    'engines/flow/flow.ts:1 loads the page ui/table.tsx on the server: keep what both need in rules/',
    'modules/grid/module.ts:1 loads the page modules/grid/web/colours.ts on the server: keep what both need in rules/',
    'modules/grid/rules/nearest.ts:1 takes kernel/sql.ts into the browser: ask the API, or import type',
    'modules/grid/web.tsx:5 takes modules/grid/case-types/defect.ts into the browser: ask the API, or import type',
    'modules/grid/web/map.tsx:1 takes engines/flow/flow.ts into the browser: ask the API, or import type',
    'ui/table.tsx:2 takes kernel/clock.ts into the browser: ask the API, or import type',
  ])
})
