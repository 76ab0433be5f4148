import type { Socket } from 'node:net'
import { type Compilable, CompiledQuery, Kysely, sql } from 'kysely'
import pg from 'pg'
import { dialectOn, queryConfig } from './sql/dialect.ts'

export { sql }
export { CompiledQuery } from 'kysely'
export type { Expression, ExpressionBuilder, RawBuilder, SqlBool } from 'kysely'

/** Row types by table name; `tools/golden/tables.ts`, made from the live schema, fills it in. */
// oxlint-disable-next-line typescript/no-empty-interface
export interface Tables {}

/** A query builder inside one transaction of one district. */
export type Db = Kysely<Tables>

/** The six-digit division code of a district (GB/T 2260), e.g. 420103. */
export type DistrictId = number

export interface Transaction {
  db: Db
  /** Sends a statement together with the commit: one round trip less, for rows that nobody reads back. */
  atCommit: (statement: Compilable | CompiledQuery) => void
  /** Runs after the commit has succeeded; never part of it. */
  afterCommit: (work: () => void) => void
}

export interface Store {
  /** One transaction, closed to every row outside the district; a throw rolls everything back. */
  inDistrict<T>(district: DistrictId, work: (tx: Transaction) => Promise<T>): Promise<T>
  /**
   * A short transaction of its own from inside another, such as a counter's. It has connections kept for it: if
   * it waited for the common ones, as many transactions as there are could hold them all and wait for one more.
   * What it does may not ask for yet another.
   */
  aside<T>(district: DistrictId, work: (tx: Transaction) => Promise<T>): Promise<T>
  /** One statement outside any district: national tables and functions that check for themselves. */
  outside<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** A client for COPY, cursors and LISTEN; the district must be set by the caller. */
  client(): Promise<pg.PoolClient>
  ready(): Promise<boolean>
  close(): Promise<void>
}

// int8 ids stay below 2^53; as text they would have to be parsed at every use.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

const builders = new WeakMap<pg.ClientBase, Db>()

function builderOn(client: pg.ClientBase): Db {
  const known = builders.get(client)
  if (known) return known
  const made = new Kysely<Tables>({ dialect: dialectOn(client) })
  builders.set(client, made)
  return made
}

/**
 * Opens the store as the server's role. Statements are pipelined: what was sent without waiting travels in
 * one round trip, which is what decides how many cases a second can be opened.
 */
export function openStore(url: string, options: { connections?: number } = {}): Store {
  const pool = openPool(url, options.connections ?? 16)
  const kept = openPool(url, asideConnections)
  return {
    inDistrict: (district, work) => transaction(pool, district, work),
    aside: (district, work) => transaction(kept, district, work),
    async outside(work) {
      const client = await pool.connect()
      try {
        return await work(builderOn(client))
      } finally {
        client.release()
      }
    },
    client: () => pool.connect(),
    ready: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    close: async () => void (await Promise.all([pool.end(), kept.end()])),
  }
}

const asideConnections = 2

function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'huying',
  } as pg.PoolConfig)
  // A connection that dies is replaced at the next use, and whoever was using it gets the error: that
  // the client and the pool tell of it once more must not end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}

async function transaction<T>(
  pool: pg.Pool,
  district: DistrictId,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  if (!Number.isSafeInteger(district)) throw new Error(`not a district: ${district}`)
  const client = await pool.connect()
  const run = runOn(client, district)
  try {
    const result = await run(work)
    client.release()
    return result
  } catch (error) {
    client.release(isConnectionLost(error) ? (error as Error) : undefined)
    throw error
  }
}

function runOn(client: pg.PoolClient, district: DistrictId) {
  return async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const closing: (Compilable | CompiledQuery)[] = []
    const after: (() => void)[] = []
    inOneWrite(client)
    // Not awaited: the handler's first statement follows on the wire at once.
    const begun = client.query(`begin; select set_config('huying.district', '${district}', true)`)
    begun.catch(() => {})
    let result: T
    try {
      result = await work({
        db: builderOn(client),
        atCommit: (statement) => void closing.push(statement),
        afterCommit: (next) => void after.push(next),
      })
      await commit(client, begun, closing)
    } catch (error) {
      await client.query('rollback').catch(() => {})
      throw error
    }
    for (const next of after) runAfter(next)
    return result
  }
}

/** What is sent before the present turn of the event loop ends leaves in one write instead of one a statement. */
function inOneWrite(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** A failed statement turns the commit behind it into a rollback without an error of its own: look at all. */
async function commit(
  client: pg.PoolClient,
  begun: Promise<unknown>,
  closing: (Compilable | CompiledQuery)[],
): Promise<void> {
  inOneWrite(client)
  const sent = closing.map((statement) =>
    client.query(queryConfig('compile' in statement ? statement.compile() : statement)),
  )
  const done = client.query('commit')
  const results = await Promise.allSettled([begun, ...sent, done])
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  const last = results.at(-1) as PromiseFulfilledResult<pg.QueryResult>
  if (last.value.command !== 'COMMIT') throw new Error('the transaction was rolled back')
}

/** What is done stays done: a failure here is told, never answered. */
function runAfter(next: () => void): void {
  try {
    next()
  } catch (error) {
    process.emitWarning(error as Error)
  }
}

const lostWords =
  /Connection terminated|Connection ended|not queryable|timeout exceeded when trying to connect|after calling end/
const lostCodes = /^(08...|57P..|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/

const codeOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? ''

const isConnectionLost = (error: unknown): boolean =>
  lostCodes.test(codeOf(error)) || lostWords.test(String(error))

/**
 * Whether the store could not be reached or gave way for a moment (deadlock, no room, a lock that did not
 * come): nothing was kept, and the same request may succeed later. Anything else is a bug.
 */
export const isStoreAway = (error: unknown): boolean =>
  isConnectionLost(error) || /^(53...|40001|40P01|55P03|57014)$/.test(codeOf(error))

/** PostgreSQL's code for "this key exists already". */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  codeOf(error) === '23505' &&
  (constraint === undefined || (error as { constraint?: string }).constraint === constraint)
