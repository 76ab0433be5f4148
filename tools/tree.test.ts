import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { planted } from './planted.ts'
import { finding, readTree } from './tree.ts'

test('a clone and an unpacked archive list the same files: what is there and not ignored', (t) => {
  const archive = planted(t, {
    '.gitignore': '*.log\n.data/\nbench/results/local/\n',
    'kernel/sql.ts': '',
    'kernel/gone.ts': '',
    'kernel/trace.log': '',
    '.data/pg/base.ts': '',
    'bench/results/local/a.json': '',
    'bench/results/kept.json': '',
  })
  const git = (...args: string[]) => spawnSync('git', args, { cwd: archive.root })
  git('init', '--quiet')
  git('add', 'kernel')
  rmSync(path.join(archive.root, 'kernel/gone.ts'))

  assert.deepEqual(archive.files, [
    '.gitignore',
    'bench/results/kept.json',
    'kernel/gone.ts',
    'kernel/sql.ts',
  ])
  assert.deepEqual(readTree(archive.root).files, ['.gitignore', 'bench/results/kept.json', 'kernel/sql.ts'])
})

test('a finding says file and line', (t) => {
  const tree = planted(t, { 'kernel/sql.ts': 'a\nb\n呼应c\n' })
  assert.equal(finding(tree, 'kernel/sql.ts', 6, 'mend it'), 'kernel/sql.ts:3 mend it')
})
