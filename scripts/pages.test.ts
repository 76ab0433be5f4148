import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { isStale } from './pages.ts'

test('pages are built when they are missing, or older than what they are built from', (t) => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'huying-test-'))
  t.after(() => rmSync(root, { recursive: true }))
  const app = path.join(root, 'apps', 'console')
  const file = (name: string, second: number) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), '')
    utimesSync(path.join(root, name), second, second)
    for (const folder of ['ui', 'apps/console', 'apps/console/dist', 'modules/grid/web'])
      utimesSync(path.join(root, folder), 1000, 1000)
  }
  for (const folder of ['ui', 'apps/console/dist', 'modules/grid/web', 'modules/grid/routes'])
    mkdirSync(path.join(root, folder), { recursive: true })
  file('ui/table.tsx', 1000)
  file('package-lock.json', 1000)
  assert.equal(isStale(root, app), true, 'never built')

  file('apps/console/dist/index.html', 2000)
  file('apps/console/dist/later.js', 3000)
  file('modules/grid/routes/census.ts', 3000)
  file('ui/table.test.tsx', 3000)
  assert.equal(isStale(root, app), false, 'only the server, a test or the result changed')

  for (const source of [
    'ui/table.tsx',
    'package-lock.json',
    'modules/grid/web/map.tsx',
    'apps/console/main.tsx',
  ]) {
    file(source, 3000)
    assert.equal(isStale(root, app), true, source)
    file(source, 1000)
  }
  utimesSync(path.join(root, 'ui'), 3000, 3000)
  assert.equal(isStale(root, app), true, 'a source was taken away')
})
