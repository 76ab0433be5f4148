import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import { readTree, type Tree } from './tree.ts'

/** A tree of its own with planted faults: a fence that does not bark at it guards nothing. */
export function planted(t: TestContext, files: Record<string, string>): Tree {
  const root = mkdtempSync(path.join(tmpdir(), 'huying-planted-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  return readTree(root)
}
