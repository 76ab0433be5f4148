import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepFloors } from './floors.ts'
import { planted } from './planted.ts'

test('imports that go up, past a door or into another room are found, the others pass', async (t) => {
  const tree = planted(t, {
    'kernel/sql.ts': `import { a } from './sql/dialect.ts'\nimport { b } from '#engines/flow/flow.ts'`,
    'kernel/sql/dialect.ts': `export const a = 1`,
    'kernel/http.ts': `import type { a } from './sql/dialect.ts'`,
    'engines/flow/flow.ts': `export * from './open-case.ts'\nexport { list } from '#modules/grid/module.ts'`,
    'engines/flow/open-case.ts': [
      `import { a } from '#kernel/sql.ts'`,
      `// import { a } from '#apps/server.ts' is what a remark may say`,
      `import { day } from '#engines/calendar/day.ts'`,
      `import { due } from '../calendar/calendar.ts'`,
    ].join('\n'),
    'engines/calendar/calendar.ts': `import { day } from './day.ts'`,
    'engines/calendar/day.ts': ``,
    'engines/orphan/inside.ts': ``,
    'modules/appeals/module.ts': `import { x } from '#modules/grid/module.ts'\nconst y = import('#engines/orphan/inside.ts')`,
    'modules/appeals/rules/near.ts': `import '#kernel/sql/dialect.ts'\nimport '#profiles/jianghan/limits.json'`,
    'modules/grid/module.ts': `import { Map } from './web/map.tsx'`,
    'modules/grid/web.tsx': `import { Map } from './web/map.tsx'`,
    'modules/grid/web/map.tsx': ``,
    'apps/console/main.tsx': `import '#modules/grid/web.tsx'\nimport '#tests/stage.ts'`,
    'scripts/pages.ts': `import '#modules/grid/web.tsx'`,
    'profiles/jianghan/profile.ts': `import type { A } from '#apps/cli.ts'\nimport '#kernel/sql.ts'`,
  })
  assert.deepEqual(await keepFloors(tree), [
    `apps/console/main.tsx:2 stands on tests/stage.ts: what runs in a district needs no tests, benches or tools`,
    `engines/flow/flow.ts:2 reaches up to modules/grid/module.ts: let the upper floor call, or use an event, a fact or a provider`,
    `engines/flow/open-case.ts:3 enters engines/calendar other than by its door engines/calendar/calendar.ts`,
    `engines/flow/open-case.ts:4 leaves engines/flow by a path: write #engines/calendar/calendar.ts`,
    `kernel/http.ts:1 enters kernel/sql other than by its door kernel/sql.ts`,
    `kernel/sql.ts:2 reaches up to engines/flow/flow.ts: let the upper floor call, or use an event, a fact or a provider`,
    `modules/appeals/module.ts:1 walks into the room modules/grid: rooms meet by facts, events and providers`,
    `modules/appeals/module.ts:2 enters engines/orphan other than by its door engines/orphan/orphan.ts`,
    `modules/appeals/rules/near.ts:1 enters kernel/sql other than by its door kernel/sql.ts`,
    `modules/appeals/rules/near.ts:2 reaches up to profiles/jianghan/limits.json: let the upper floor call, or use an event, a fact or a provider`,
    `modules/grid/module.ts:1 enters modules/grid/web other than by its door modules/grid/web.tsx`,
    `profiles/jianghan/profile.ts:2 loads kernel/sql.ts: a profile is data only`,
    `scripts/pages.ts:1 opens the pages of modules/grid: only apps/ imports a web.tsx`,
  ])
})

test('a test may enter its own room, the stage and the doors of others, but no other inside', async (t) => {
  const tree = planted(t, {
    'kernel/sql.ts': ``,
    'kernel/sql/dialect.ts': ``,
    'tests/stage/post.ts': ``,
    'tests/stage.ts': ``,
    'engines/flow/flow.ts': ``,
    'engines/flow/plan.ts': ``,
    'engines/flow/plan/clock.ts': ``,
    'engines/flow/walk.test.ts': [
      `import './plan/clock.ts'`,
      `import '#tests/stage/post.ts'`,
      `import '#modules/appeals/module.ts'`,
      `import '#kernel/sql/dialect.ts'`,
    ].join('\n'),
    'modules/appeals/module.ts': ``,
    'modules/grid/module.ts': ``,
    'modules/appeals/meet.test.ts': `import '#modules/grid/module.ts'`,
  })
  assert.deepEqual(await keepFloors(tree), [
    `engines/flow/walk.test.ts:4 enters kernel/sql other than by its door kernel/sql.ts`,
    `modules/appeals/meet.test.ts:1 walks into the room modules/grid: rooms meet by facts, events and providers`,
  ])
})

test('a file without a telling name and an export without any are found', async (t) => {
  const tree = planted(t, {
    'ui/index.ts': `export const a = 1`,
    'ui/table.tsx': `export default function Table() {}`,
    'ui/form.tsx': `const form = 1\nexport { form as default }`,
    'kernel/jobs.ts': 'export const load = (name: string) => import(`./${name}.ts`)',
    'apps/console/vite.config.ts': `export default {}`,
  })
  assert.deepEqual(await keepFloors(tree), [
    'kernel/jobs.ts:1 write out what is imported: a computed name cannot be followed',
    'ui/form.tsx:2 export it by its name',
    'ui/index.ts:1 name it after its folder, beside or inside it',
    'ui/table.tsx:1 export it by its name',
  ])
})
