import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type TestDatabase, testDatabase } from '#tests/cluster.ts'

const root = path.join(import.meta.dirname, '..', '..')

export interface Done {
  code: number | null
  stdout: string
  stderr: string
}

/** A person at a terminal with the operator's tool, on an installation of their own. */
export interface Operator {
  folder: string
  database: TestDatabase | undefined
  /** Writes a file into the folder; gives its path. */
  file(name: string, content: string | Uint8Array): Promise<string>
  run(...args: string[]): Promise<Done>
  /** The object of a command run with `--json`; `code` as it ended. */
  json<T = Record<string, unknown>>(...args: string[]): Promise<T & { code: number | null }>
  /** Kills the tool with SIGKILL as soon as its words to the terminal match. */
  runUntil(said: RegExp, ...args: string[]): Promise<Done>
  leave(): Promise<void>
}

/** On a test database; `embedded`: on an embedded PostgreSQL of its own in the folder, as `npm start` makes it. */
export async function operator({ embedded = false } = {}): Promise<Operator> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'huying-operator-'))
  // The database's account must be able to pass through to its store.
  await chmod(folder, 0o755)
  const database = embedded ? undefined : await testDatabase()
  const env = {
    ...process.env,
    HUYING_DATA: path.join(folder, 'data'),
    DATABASE_URL: database?.ownerUrl ?? '',
    HUYING_SERVER_DATABASE_URL: database?.serverUrl ?? '',
  }
  const run = (args: string[], until?: RegExp): Promise<Done> =>
    new Promise((resolve) => {
      const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
      const child = spawn(process.execPath, ['apps/cli.ts', ...args], { cwd: root, env: given })
      let [stdout, stderr] = ['', '']
      child.stdout.on('data', (chunk) => (stdout += String(chunk)))
      child.stderr.on('data', (chunk) => {
        stderr += String(chunk)
        if (until?.test(stderr)) child.kill('SIGKILL')
      })
      child.on('close', (code) => resolve({ code, stdout, stderr }))
    })
  return {
    folder,
    database,
    run: (...args) => run(args),
    runUntil: (said, ...args) => run(args, said),
    async json<T>(...args: string[]) {
      const { code, stdout, stderr } = await run([...args, '--json'])
      if (stdout === '') throw new Error(`${args.join(' ')}: exit code ${code}: ${stderr}`)
      return { ...(JSON.parse(stdout) as T), code }
    },
    async file(name, content) {
      const file = path.join(folder, name)
      await writeFile(file, content)
      return file
    },
    async leave() {
      await database?.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Real data lies beside the checkout where there is any; a test of it says so and skips elsewhere. */
export function sharedData(name: string): { file: string; skip: string | false } {
  const file = path.join(root, '..', 'shared', 'data', name)
  return { file, skip: existsSync(file) ? false : `needs ../shared/data/${name}` }
}

/** The mappings that the product brings along. */
export const mappingFile = (name: string): string => path.join(root, 'profiles', 'mappings', `${name}.json`)
