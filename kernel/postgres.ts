import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { databaseAccount } from './postgres/account.ts'
import { findBinaries } from './postgres/binaries.ts'
import type { Edition } from './postgres/binaries.ts'
import { outsidePostgres } from './postgres/outside.ts'
import { makeStore } from './postgres/make.ts'
import { choosePlace, systemStateDir, systemTempDir } from './postgres/place.ts'
import { joinOrLaunch, stopServer } from './postgres/process.ts'
import { revive } from './postgres/revive.ts'
import type { Passwords } from './postgres/urls.ts'
import { loopbackUrl, ownerRole, serverRole, superuserRole } from './postgres/urls.ts'
import { signIn, signOut } from './postgres/users.ts'

/** @public test runs find by it what a killed run left behind */
export { isAlive } from './postgres/alive.ts'

export interface PostgresOptions {
  /** Folder of the store. Where the database's account cannot use it, see `Postgres.moved`. */
  dir: string
  /** Port on 127.0.0.1; a free one by default. */
  port?: number
  /** `ephemeral` gives up crash safety for speed: for tests only, never for crash tests or measurements. */
  durability: 'durable' | 'ephemeral'
  edition?: Edition
  /** Whether `stop` deletes the store: by default an ephemeral one's. */
  deleteAtStop?: boolean
  /** Starts the server again whenever it is gone, as long as this process uses it. */
  revives?: boolean
  /** Spare place of a lasting store and of the programs; by default the system's state folder. */
  stateDir?: string
  /** Spare place of an ephemeral store; by default the system's temporary folder. */
  tempDir?: string
}

export interface Postgres {
  /** Owns the database `huying`: migrations, backup, operator's tool. Not a superuser. */
  ownerUrl: string
  /** Owns nothing, so that row-level security binds it: the server and the worker. */
  serverUrl: string
  /** The embedded server's own administrator: crash tests and inspection, never the application. */
  superuserUrl: string
  port: number
  pid: number
  dir: string
  /** A sentence for the operator when the store could not lie where it was asked for. */
  moved?: string
  /** Leaves the server; the last one to leave stops it. */
  stop: () => Promise<void>
}

/** What an installation's database is reached by; the embedded one alone has a folder and a superuser. */
export type OpenDatabase = Pick<Postgres, 'ownerUrl' | 'serverUrl' | 'moved' | 'stop'> &
  Partial<Pick<Postgres, 'dir' | 'superuserUrl'>>

/**
 * Where a store asked for in `dataDir` lies, or would lie, and the system account that must own its data;
 * undefined: the one that runs Node. For restoring a backup.
 */
export const placeOfStore = ({ dataDir, stateHome }: { dataDir: string; stateHome?: string | undefined }) => {
  const { dir, moved } = choosePlace(path.join(dataDir, 'pg'), systemStateDir(stateHome))
  return { dir, moved, account: databaseAccount(path.join(dir, 'data')) }
}

/**
 * The database of an installation: the outside one where its URL is configured, else the embedded one in
 * `dataDir/pg`.
 */
export const openDatabase = async (config: {
  dataDir: string
  databaseUrl: string | undefined
  serverDatabaseUrl: string | undefined
  /** XDG_STATE_HOME: takes the store of an ordinary user who cannot write into `dataDir`. */
  stateHome?: string | undefined
}): Promise<OpenDatabase> => {
  const { dataDir, databaseUrl: ownerUrl, serverDatabaseUrl: serverUrl, stateHome } = config
  const stateDir = systemStateDir(stateHome)
  if (!ownerUrl)
    return startPostgres({ dir: path.join(dataDir, 'pg'), durability: 'durable', stateDir, revives: true })
  const urls = await outsidePostgres({
    ownerUrl,
    serverUrl,
    keyFile: path.join(dataDir, 'server-role.secret'),
  })
  return { ...urls, stop: async () => {} }
}

/**
 * Starts the embedded PostgreSQL on a store, making the store first, or joins the server that runs on it.
 * @public tests and measurements start servers of their own
 */
export const startPostgres = async (options: PostgresOptions): Promise<Postgres> => {
  const ephemeral = options.durability === 'ephemeral'
  const spare = ephemeral ? (options.tempDir ?? systemTempDir()) : (options.stateDir ?? systemStateDir())
  const { dir, moved } = choosePlace(options.dir, spare)
  const account = databaseAccount(path.join(dir, 'data'))
  const edition = options.edition ?? 18
  const bin = findBinaries(edition, account, spare)

  makeStore({ dir, edition, account, bin, sync: !ephemeral })
  const passwords: Passwords = JSON.parse(readFileSync(path.join(dir, 'secret.json'), 'utf8'))
  const settings = { ...lastingSettings, ...(ephemeral ? ephemeralSettings : {}) }
  const launch = { dir, account, bin, port: options.port, settings, superuserPassword: passwords.superuser }
  const user = signIn(dir)
  const leave = () => {
    process.off('exit', leave)
    if (!signOut(dir, user)) return
    stopServer(launch, ephemeral ? 'immediate' : 'fast')
    if (options.deleteAtStop ?? ephemeral) rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
  process.on('exit', leave)
  const running = await joinOrLaunch(launch).catch((error: unknown) => {
    leave()
    throw error
  })
  const { port, pid } = running
  const watch = options.revives ? revive(launch, running) : undefined
  return {
    ownerUrl: loopbackUrl(ownerRole, passwords.owner, port),
    serverUrl: loopbackUrl(serverRole, passwords.server, port),
    superuserUrl: loopbackUrl(superuserRole, passwords.superuser, port),
    port,
    pid,
    dir,
    ...(moved ? { moved } : {}),
    stop: async () => {
      await watch?.stop()
      leave()
    },
  }
}

const lastingSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '200',
  shared_buffers: '512MB',
  effective_cache_size: '2GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off', // our statements are short: compiling them costs more than it saves
}

const ephemeralSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
