import { globSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
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
    return await provenTests(files, timeoutMs, together)
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

/** So many files at most are tried again: more that fail are no mishap of the machine. */
const mostTriedAgain = 3

/**
 * Tests that fail are run a second time, alone. Where they pass then, the run passes and says which were
 * unsteady: a page was waited for on a machine that was busy elsewhere, or two things raced, which is to be found.
 */
async function provenTests(files: string[], timeoutMs: number, together: number): Promise<number> {
  const stopped = new AbortController()
  onStopWish(async () => stopped.abort(), 130) // the store is stopped and deleted as the process ends
  const failed = await nodeTest(files, { timeoutMs, together, signal: stopped.signal })
  if (failed.length === 0) return 0
  if (failed.length > mostTriedAgain) return 1
  const named = failed.map((file) => path.relative(root, file)).join(', ')
  console.error(`\nFailed, run once more alone: ${named}\n`)
  const again = await nodeTest(failed, { timeoutMs, together: 1, signal: stopped.signal })
  if (again.length > 0) return 1
  console.error(`\nUNSTEADY, passed the second time (what failed stands above): ${named}`)
  return 0
}

/** Runs the files, each in a process of its own; gives those in which something failed. */
async function nodeTest(
  files: string[],
  { timeoutMs, together, signal }: { timeoutMs: number; together: number; signal: AbortSignal },
): Promise<string[]> {
  const failed = new Set<string>()
  const told = run({
    files: files.map((file) => path.resolve(root, file)),
    cwd: root,
    concurrency: together,
    timeout: timeoutMs,
    signal,
    execArgv: ['--test-force-exit', `--test-timeout=${timeoutMs}`],
  })
  told.on('test:fail', ({ file }) => file && failed.add(file))
  const lines = told.compose(new spec())
  lines.pipe(process.stdout, { end: false })
  await finished(lines)
  return [...failed]
}
