import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { findMigrations, migrate } from '#kernel/migrate.ts'
import { isAlive, startPostgres } from '#kernel/postgres.ts'

/**
 * A database of its own for every test file, copied from a template that has all migrations applied.
 *
 * `npm test` starts one throw-away server and names it in TEST_POSTGRES. A person who runs
 * `node --test engines/flow/flow.test.ts` gets the server of `.data/pg-dev`: started by the first test
 * file, joined by the others, stopped by the last; its templates stay for the next run (deleting the folder is safe).
 * TEST_POSTGRES_EDITION=15 takes PostgreSQL 15 instead of 18, in both cases.
 */
export interface TestDatabase {
  ownerUrl: string
  /** Signs in as `huying_server`: row-level security binds it. */
  serverUrl: string
  /** Sees every row of every district: for a look from outside, never for the application. */
  superuserUrl: string
  drop: () => Promise<void>
}

type ServerUrls = Pick<TestDatabase, 'ownerUrl' | 'serverUrl' | 'superuserUrl'>

export const testEdition = (): 15 | 18 => (process.env.TEST_POSTGRES_EDITION === '15' ? 15 : 18)

export async function testDatabase(): Promise<TestDatabase> {
  const server = await testServer()
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await oneAtATime(server.ownerUrl, async (owner) => {
    await sweep(owner)
    const template = await ensureTemplate(owner, server.ownerUrl)
    // Twenty times as quick as the default, which writes every page to the log first.
    await owner.query(`create database ${name} template ${template} strategy file_copy`)
  })
  return {
    ownerUrl: onDatabase(server.ownerUrl, name),
    serverUrl: onDatabase(server.serverUrl, name),
    superuserUrl: onDatabase(server.superuserUrl, name),
    drop: () => oneAtATime(server.ownerUrl, (owner) => dropDatabase(owner, name)),
  }
}

async function testServer(): Promise<ServerUrls> {
  if (process.env.TEST_POSTGRES) return JSON.parse(process.env.TEST_POSTGRES)
  const edition = testEdition()
  const dir = path.join(import.meta.dirname, '..', '.data', edition === 18 ? 'pg-dev' : `pg-dev-${edition}`)
  started ??= startPostgres({ dir, durability: 'ephemeral', edition, deleteAtStop: false })
  return started
}

let started: Promise<ServerUrls> | undefined

const onDatabase = (url: string, name: string): string =>
  Object.assign(new URL(url), { pathname: `/${name}` }).href

/** Test processes make and drop databases one after the other: a template in use cannot be replaced. */
async function oneAtATime(ownerUrl: string, work: (owner: Client) => Promise<void>): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query('select pg_advisory_lock(4201030002)')
    await work(owner)
  } finally {
    await owner.end()
  }
}

/** Named after what the migrations say, so that a changed one makes a new template. */
async function ensureTemplate(owner: Client, ownerUrl: string): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, file } of await findMigrations()) hash.update(name).update(await readFile(file))
  const template = `template_${hash.digest('hex').slice(0, 16)}`
  const known = await databasesLike(owner, 'template\\_%')
  if (known.includes(template)) return template

  for (const outdated of known) await dropDatabase(owner, outdated)
  const making = `making_${template}`
  await dropDatabase(owner, making)
  await owner.query(`create database ${making}`)
  await migrate(onDatabase(ownerUrl, making))
  await owner.query(`alter database ${making} rename to ${template}`)
  return template
}

/** Databases of test processes that ended without dropping theirs. */
async function sweep(owner: Client): Promise<void> {
  for (const name of await databasesLike(owner, 'test\\_%'))
    if (!isAlive(Number(name.split('_')[1]))) await dropDatabase(owner, name)
}

const databasesLike = async (owner: Client, pattern: string): Promise<string[]> => {
  const { rows } = await owner.query<{ name: string }>(
    'select datname as name from pg_database where datname like $1',
    [pattern],
  )
  return rows.map((row) => row.name)
}

/**
 * While autovacuum works in a database its owner may not end that: a moment later it is done, or the
 * end of the run takes the whole cluster.
 */
const dropDatabase = async (owner: Client, name: string, patience = 20): Promise<void> => {
  try {
    await owner.query(`drop database if exists ${name} with (force)`)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    if (patience === 0) return
    await setTimeout(250)
    await dropDatabase(owner, name, patience - 1)
  }
}
