import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Account } from './account.ts'
import type { Program } from './binaries.ts'
import { PostgresSetupError } from './errors.ts'
import { isAlive } from './alive.ts'
import { serverEnvironment } from './make.ts'
import { loopbackUrl, superuserRole } from './urls.ts'

export interface Running {
  pid: number
  port: number
}

export interface Launch {
  dir: string
  account: Account
  bin: (name: Program) => string
  port?: number
  settings: Record<string, string>
  superuserPassword: string
}

const patienceMs = 60_000
const largestLogBytes = 10 << 20

/**
 * Joins the server that runs on the store, else starts one. A server that is starting, recovering or
 * stopping is waited for; so is the last child of a killed one.
 */
export const joinOrLaunch = async (launch: Launch): Promise<Running> => {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const found = readPidFile(launch.dir)
    if (found && (await answers(launch, found))) return found
    let said = `process ${found?.pid} runs but does not answer`
    if (!found || !isServerOf(found.pid, launch.dir)) {
      if (found && isAlive(found.pid)) disownPidFile(launch.dir)
      const outcome = await tryLaunch(launch)
      if (typeof outcome === 'object') return outcome
      said = outcome
      if (!/lock file|pre-existing shared memory/.test(said)) throw notStarted(said)
    }
    if (performance.now() > deadline) throw notStarted(said)
    await sleep(20)
  }
}

/** Orderly stop by the server's own tool, waited for; also safe when it has stopped already. */
export const stopServer = ({ dir, account, bin }: Launch, mode: 'fast' | 'immediate'): void => {
  const args = ['stop', '-D', path.join(dir, 'data'), '-m', mode, '-w', '-t', String(patienceMs / 1000), '-s']
  spawnSync(bin('pg_ctl'), args, { ...account, env: serverEnvironment, cwd: '/', stdio: 'ignore' })
}

const notStarted = (said: string) =>
  new PostgresSetupError('not-started', `PostgreSQL did not start: ${said}`)

/** Line 1: process, line 4: port (PostgreSQL's miscadmin.h, LOCK_FILE_LINE_…). */
const readPidFile = (dir: string): Running | undefined => {
  try {
    const [pid, , , port] = readFileSync(path.join(dir, 'data', 'postmaster.pid'), 'utf8').split('\n')
    return pid && port ? { pid: Number(pid), port: Number(port) } : undefined
  } catch {
    return undefined
  }
}

/** Whether our server listens there: it takes our password and says which data it serves. */
const answers = async ({ dir, superuserPassword }: Launch, { port }: Running): Promise<boolean> => {
  const client = new Client({
    connectionString: loopbackUrl(superuserRole, superuserPassword, port, 'postgres'),
    connectionTimeoutMillis: 5000,
  })
  client.on('error', () => {}) // it stops while we ask: the answer is no
  try {
    await client.connect()
    const { rows } = await client.query('show data_directory')
    return rows[0].data_directory === path.join(dir, 'data')
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Linux tells what a process is; elsewhere any living process counts as the server. */
const isServerOf = (pid: number, dir: string): boolean => {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(path.join(dir, 'data'))
  } catch {
    return false
  }
}

/**
 * The id in the file belongs to another process by now (after a power cut, in a container), or to a dead
 * one that nobody reaped: PostgreSQL would refuse to start. The file itself must stay, since by it a new
 * server finds backends of a killed one that still write; so it gets an id that Linux never gives.
 */
const disownPidFile = (dir: string): void => {
  const file = path.join(dir, 'data', 'postmaster.pid')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(2 ** 22)))
}

/** The server once it is ready, or what its log said when it gave up. */
const tryLaunch = async (launch: Launch): Promise<Running | string> => {
  const logFile = path.join(launch.dir, 'server.log')
  const before = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  const afresh = before > largestLogBytes
  const log = openSync(logFile, afresh ? 'w' : 'a', 0o600)
  const port = launch.port ?? (await freePort())
  const settings = { ...launch.settings, port: String(port) }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(launch.bin('postgres'), ['-D', path.join(launch.dir, 'data'), ...flags], {
    ...launch.account,
    env: serverEnvironment,
    cwd: '/',
    detached: true, // Ctrl+C at the terminal reaches Node alone, which then stops the server in order
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.once('error', () => {}) // such as a program that cannot be run: then there is no pid
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const found = readPidFile(launch.dir)
    if (found && found.pid === child.pid && (await answers(launch, found))) {
      child.unref()
      return found
    }
    await sleep(10)
  }
  return readFileSync(logFile, 'utf8').slice(afresh ? 0 : before)
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject()))
    })
  })
