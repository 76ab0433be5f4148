import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planted } from './planted.ts'
import { keepSmall } from './sizes.ts'

const lines = (count: number): string => '0\n'.repeat(count)
/** A function of so many lines, its first and last included. */
const body = (count: number): string => `{\n${lines(count - 2)}}`

test('files and functions beyond their limits are found, pages have twice the room', async (t) => {
  const tree = planted(t, {
    'kernel/long.ts': lines(301),
    'kernel/full.ts': lines(300),
    'kernel/open.ts': `export function open() ${body(61)}\nexport const close = () => ${body(60)}`,
    'kernel/route.ts': `export const r = route({\n  async handle() ${body(62)},\n})`,
    'ui/table.tsx': `export const Table = () => ${body(120)}\nexport const rows = () => ${body(61)}`,
    'ui/page.tsx': `export function Page() ${body(121)}`,
    'kernel/open.test.ts': `describe('opening', () => ${body(90)})\ntest('opens', async () => ${body(61)})`,
    'tools/golden/tables.ts': lines(900),
  })
  assert.deepEqual(await keepSmall(tree), [
    'kernel/long.ts:1 301 lines, 300 at most: divide it by what it decides',
    'kernel/open.test.ts:91 61 lines, 60 at most: divide test by what it decides',
    'kernel/open.ts:1 61 lines, 60 at most: divide open by what it decides',
    'kernel/route.ts:2 62 lines, 60 at most: divide handle by what it decides',
    'ui/page.tsx:1 121 lines, 120 at most: divide Page by what it decides',
    'ui/table.tsx:121 61 lines, 60 at most: divide rows by what it decides',
  ])
})

test('the ratchet forgives what it remembers, and only tightens', async (t) => {
  const tree = planted(t, {
    'tools/ratchet.json': JSON.stringify({
      'kernel/old.ts': 310,
      'kernel/old.ts open': 70,
      'kernel/grown.ts': 310,
      'kernel/gone.ts': 310,
      'kernel/mended.ts': 310,
    }),
    'kernel/old.ts': `function open() ${body(65)}\n${lines(245)}`,
    'kernel/grown.ts': lines(311),
    'kernel/mended.ts': lines(300),
  })
  assert.deepEqual(await keepSmall(tree), [
    'kernel/grown.ts:1 311 lines, 310 at most: divide it by what it decides',
    'tools/ratchet.json:1 lower “kernel/old.ts open” to 65',
    'tools/ratchet.json:1 take out “kernel/gone.ts”: it is no longer needed',
    'tools/ratchet.json:1 take out “kernel/mended.ts”: it is no longer needed',
  ])
})
