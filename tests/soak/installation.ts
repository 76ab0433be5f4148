import assert from 'node:assert/strict'
import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { demonstrationDistrict, demonstrationPassword, fillInThreads } from '#apps/demonstration.ts'
import { openHouse } from '#apps/house.ts'
import { loadProfile } from '#apps/load-profile.ts'
import { sealDays } from '#engines/flow/flow.ts'
import { migrate } from '#kernel/migrate.ts'
import { hashPassword } from '#kernel/password.ts'
import { type Postgres, startPostgres } from '#kernel/postgres.ts'
import { ask } from '#tests/ask.ts'

const root = path.join(import.meta.dirname, '..', '..')

/** A real installation: a durable store of its own under `.data`, and the server as a process of its own. */
export interface Installation {
  origin: string
  district: number
  database: Postgres
  /** How often the server said that it had been brought up. */
  starts: number
  start(): Promise<void>
  /** SIGKILL, as a power cut of the process. */
  killServer(): Promise<void>
  /** SIGKILL of PostgreSQL's first process, or of one that works for a connection. */
  killDatabase(which: 'postmaster' | 'backend'): Promise<void>
  serverRuns(): boolean
  /** The operator's tool on this store: exit code and what it printed. */
  huying(...words: string[]): Promise<{ code: number; said: string }>
  stop(): Promise<void>
  /** Takes the store away; one that proved something wrong is left for a look. */
  remove(): void
}

/** `days` of cases and their seals are there before anything is killed. */
export async function install(name: string, { days }: { days: number }): Promise<Installation> {
  const dataDir = path.join(root, '.data', `soak-${name}-${process.pid}`)
  mkdirSync(dataDir, { recursive: true })
  const database = await startPostgres({ dir: path.join(dataDir, 'pg'), durability: 'durable' })
  await furnish(database, dataDir, days)
  const port = await freePort()
  const environment = {
    ...process.env,
    ...{ HUYING_DATA: dataDir, PORT: String(port), HOST: '127.0.0.1', HUYING_LOG: 'error' },
    npm_lifecycle_event: '',
  }
  const run = (...words: string[]) =>
    spawn(process.execPath, [path.join(root, 'apps', 'cli.ts'), ...words], { cwd: root, env: environment })
  let server: ChildProcess | undefined
  let stopped = false
  const orphan = () => void server?.kill('SIGKILL')
  process.once('exit', orphan)
  const installation: Installation = {
    ...{ origin: `http://127.0.0.1:${port}`, district: demonstrationDistrict, database, starts: 0 },
    async start() {
      const child = run('serve')
      server = child
      if (await isReady(child)) installation.starts += 1
      else if (child.signalCode !== 'SIGKILL') assert.fail('the server did not start')
    },
    async killServer() {
      const gone = once(server!, 'exit')
      server!.kill('SIGKILL')
      await gone
    },
    killDatabase: (which) => killDatabase(database, which),
    serverRuns: () => server !== undefined && server.exitCode === null && server.signalCode === null,
    async huying(...words) {
      const child = run(...words)
      let said = ''
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
      const [code] = (await once(child, 'exit')) as [number]
      return { code, said }
    },
    async stop() {
      if (stopped) return
      stopped = true
      process.off('exit', orphan)
      if (installation.serverRuns()) {
        const gone = once(server!, 'exit')
        server!.kill('SIGTERM')
        await gone
      }
      await database.stop()
    },
    remove: () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }),
  }
  return installation
}

/** Whether it came so far as to say its address. */
const isReady = (child: ChildProcessWithoutNullStreams): Promise<boolean> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve(false))
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        if (line.startsWith('http')) resolve(true)
      })
  })

/** The demonstration's district under lasting accounts, so that nothing moves in it but what a test does. */
async function furnish({ ownerUrl, serverUrl, superuserUrl }: Postgres, dataDir: string, days: number) {
  await migrate(ownerUrl)
  const house = openHouse({ serverUrl, dataDir })
  const [district, at] = [demonstrationDistrict, house.clock()]
  const passwordHash = await hashPassword(demonstrationPassword)
  await loadProfile(house.store, { profile: 'jianghan', district, at, accounts: { passwordHash } })
  if (days > 0) {
    const fill = { serverUrl, dataDir, district, days, seed: 1, until: at, threads: 2 }
    await fillInThreads(fill)
    await sealDays(house.store, district, at)
  }
  await house.store.close()
  await ask(superuserUrl, 'update kernel.account set demonstration = false')
  const [durable] = await ask(
    superuserUrl,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  )
  assert.deepEqual(durable, { fsync: 'on', commit: 'on' })
}

async function killDatabase({ dir, superuserUrl }: Postgres, which: 'postmaster' | 'backend') {
  const pid =
    which === 'postmaster'
      ? Number(readFileSync(path.join(dir, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
      : await busiestBackend(superuserUrl)
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone already, by an earlier kill that it has not come back from.
  }
}

async function busiestBackend(url: string): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [row] = await ask(
      url,
      `select pid from pg_stat_activity where application_name = 'huying' and backend_type = 'client backend'
       order by state = 'active' desc, state_change desc limit 1`,
    ).catch(() => [])
    if (row) return Number(row.pid)
    await pause(100)
  }
  throw new Error('nobody uses the database')
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
