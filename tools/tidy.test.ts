import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planted } from './planted.ts'
import { keepTidy } from './tidy.ts'

test('names that fit anything are found in files and folders', async (t) => {
  const names = ['kernel/sql-helpers.ts', 'engines/shared/day.ts', 'ui/formatUtils.ts', 'kernel/route-v2.ts']
  const fair = ['ui/score.ts', 'apps/field/service-worker.ts', 'engines/flow/serve.ts']
  const tree = planted(t, Object.fromEntries([...names, ...fair].map((name) => [name, ''])))
  assert.deepEqual(await keepTidy(tree), [
    'engines/shared/day.ts:1 name it for what it does or is: “shared” is a drawer',
    'kernel/route-v2.ts:1 name it for what it does or is: “v2” is a drawer',
    'kernel/sql-helpers.ts:1 name it for what it does or is: “helpers” is a drawer',
    'ui/formatUtils.ts:1 name it for what it does or is: “Utils” is a drawer',
  ])
})

test('a postponing remark without an issue is found', async (t) => {
  const tree = planted(t, {
    'kernel/a.ts': `// TODO mend\n// TODO(#12) mend\nconst text = 'TODO'\n/* later: FIXME */`,
    'kernel/migrations/0001-a.sql': `select 1; -- XXX`,
  })
  assert.deepEqual(await keepTidy(tree), [
    'kernel/a.ts:1 name the issue (#12), or do it now',
    'kernel/a.ts:4 name the issue (#12), or do it now',
    'kernel/migrations/0001-a.sql:1 name the issue (#12), or do it now',
  ])
})

test('paths of one machine and names of its registry are found', async (t) => {
  const at = (...parts: string[]): string => ['', ...parts].join('/')
  const registry = ['registry', 'example', 'org'].join('.')
  const tree = planted(t, {
    'docs/guides/start.md': `See ${at('work', 'main', 'a.md')} and https://example.org/work/x`,
    'kernel/files.ts': `const a = '${at('tmp', 'x')}'\nconst b = '${at('home', 'li', 'x')}'`,
    'kernel/files.test.ts': `const a = '${at('tmp', 'x')}'`,
    'package-lock.json': `{\n"${'resolved'}": "https://${registry}/a.tgz",\n"integrity": "sha512-a${at('work', 'b')}" }`,
    '.npmrc': `fund=false\n${'registry'}=https://example.org`,
  })
  const machine = 'take the path from the configuration or from import.meta.dirname'
  const own = "leave the registry to each machine's own npm configuration"
  assert.deepEqual(await keepTidy(tree), [
    `.npmrc:2 ${own}`,
    `docs/guides/start.md:1 ${machine}`,
    `kernel/files.ts:2 ${machine}`,
    'kernel/files.ts:1 ask os.tmpdir()',
    `package-lock.json:2 ${own}`,
    `package-lock.json:2 ${own}`,
  ])
})
