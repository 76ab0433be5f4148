import assert from 'node:assert/strict'
import { test } from 'node:test'
import { haveNoCycles } from './cycles.ts'
import { planted } from './planted.ts'

test('a circle of files is found, also one of types alone', async (t) => {
  const tree = planted(t, {
    'kernel/a.ts': `import type { B } from './b.ts'`,
    'kernel/b.ts': `import type { C } from './c.ts'\nimport './d.ts'`,
    'kernel/c.ts': `import type { A } from './a.ts'`,
    'kernel/d.ts': ``,
  })
  assert.deepEqual(await haveNoCycles(tree), [
    'kernel/a.ts:1 closes a circle of kernel/a.ts, kernel/b.ts, kernel/c.ts: move what both need below them',
  ])
})

test('two engines that need each other are found, though no file leads back to itself', async (t) => {
  const tree = planted(t, {
    'engines/flow/flow.ts': `import '#engines/calendar/calendar.ts'`,
    'engines/flow/case.ts': ``,
    'engines/calendar/calendar.ts': ``,
    'engines/calendar/day.ts': `\nimport '#engines/flow/case.ts'`,
  })
  assert.deepEqual(await haveNoCycles(tree), [
    'engines/calendar/day.ts:2 closes a circle of engines/calendar, engines/flow: move what both need below them',
  ])
})
