import { spawn } from 'node:child_process'
import { globSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { isAlive, startPostgres } from '#kernel/postgres.ts'
import { testEdition } from '#tests/cluster.ts'
import { browserLaunch } from './browser.ts'
import { buildPages } from './pages.ts'
import { onStopWish } from './stop-wish.ts'

const root = path.join(import.meta.dirname, '..')
const floors = [
  'kernel',
  'engines',
  'modules',
  'ui',
  'apps',
  'profiles',
  'scripts',
  'tests',
  'tools',
  'bench',
]

/**
 * Runs the tests under the given folders or files (all without) against one throw-away PostgreSQL; gives
 * the exit code; so many at once as `together` says. Test processes find the server in TEST_POSTGRES and the browser in CHROME_PATH.
 */
export async function runTests(
  paths: string[],
  timeoutMs: number,
  // A test waits for its database or its page half of the time.
  together = Math.max(2, os.availableParallelism() - 1),
): Promise<number> {
  const files = testFiles(paths)
  if (files.length === 0) {
    console.error(`No test file in ${paths.join(', ') || floors.join(', ')}.`)
    return 1
  }
  const store = await throwAwayStore()
  try {
    await buildPages(root)
    const { ownerUrl, serverUrl, superuserUrl } = store
    process.env.TEST_POSTGRES = JSON.stringify({ ownerUrl, serverUrl, superuserUrl })
    process.env.CHROME_PATH = (await browserLaunch()).executablePath
    return await nodeTest(files, timeoutMs, together)
  } finally {
    await store.stop()
  }
}

const testFiles = (paths: string[]): string[] =>
  (paths.length > 0 ? paths : floors).flatMap((asked) =>
    asked.endsWith('.test.ts') ? [asked] : globSync(`${asked}/**/*.test.ts`, { cwd: root }),
  )

/** A store of this run's own; those of runs that were killed are stopped and deleted on the way. */
const throwAwayStore = async () => {
  const dataDir = path.join(root, '.data')
  const prefix = 'pg-test-'
  for (const name of globSync(`${prefix}+([0-9])`, { cwd: dataDir })) {
    if (isAlive(Number(name.slice(prefix.length)))) continue
    const dir = path.join(dataDir, name)
    const left = await startPostgres({ dir, durability: 'ephemeral' }).catch(() => undefined)
    await left?.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  const dir = path.join(dataDir, `${prefix}${process.pid}`)
  return startPostgres({ dir, durability: 'ephemeral', edition: testEdition() })
}

const nodeTest = (files: string[], timeoutMs: number, together: number): Promise<number> => {
  const flags = ['--test', '--test-force-exit', `--test-timeout=${timeoutMs}`, '--test-reporter=spec']
  const args = [...flags, `--test-concurrency=${together}`, ...files]
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  onStopWish(async () => void child.kill(), 130) // the store is stopped and deleted as the process ends
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
