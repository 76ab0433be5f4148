import { createHash } from 'node:crypto'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'

/** Statements are prepared once a connection: a third of their cost is parsing and planning. */
const names = new Map<string, string>()
const mostNames = 2_000

function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= mostNames) return undefined
  const made = createHash('sha256').update(text).digest('base64url').slice(0, 24)
  names.set(text, made)
  return made
}

export const queryConfig = (query: CompiledQuery): pg.QueryConfig => ({
  name: statementName(query.sql),
  text: query.sql,
  values: query.parameters as unknown[],
})

function connectionOn(client: pg.ClientBase): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const result = await client.query(queryConfig(query))
      return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
    },
    // Streams go through a cursor of their own (see exports); the builder does not need them.
    streamQuery(): AsyncIterableIterator<QueryResult<never>> {
      throw new Error('streaming is not done through the builder')
    },
  }
}

/** A dialect over one client that somebody else took from the pool and gives back. */
export function dialectOn(client: pg.ClientBase): Dialect {
  const connection = connectionOn(client)
  const none = async () => {}
  const driver: Driver = {
    init: none,
    acquireConnection: async () => connection,
    beginTransaction: () => Promise.reject(new Error('the route has begun its transaction already')),
    commitTransaction: none,
    rollbackTransaction: none,
    releaseConnection: none,
    destroy: none,
  }
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}
