import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'

const root = path.join(import.meta.dirname, '..', '..')

/** Bytes, packed, of the page of an app and of every script and style that it names: what stands before its first use. */
function entryBytes(app: string, base: string): number {
  const dist = path.join(root, 'apps', app, 'dist')
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, address]) => address!)
  assert.ok(named.length > 1, 'a script and a style at least')
  const files = named.map((address) => readFileSync(path.join(dist, address.slice(base.length))))
  return [html, ...files].reduce((sum, file) => sum + gzipSync(file).length, 0)
}

test('what travels before the console is useful: at most 450 kB with its data, the typeface and the map later', () => {
  assert.ok(entryBytes('console', '/') <= 400 * 1024, `${entryBytes('console', '/')} bytes`)
})

test('what travels before a resident may report: at most 120 kB with its data', () => {
  assert.ok(
    entryBytes('resident', '/resident/') <= 104 * 1024,
    `${entryBytes('resident', '/resident/')} bytes`,
  )
})
