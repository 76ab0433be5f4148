import { answer, parseInput } from '#kernel/answer.ts'
import { malformed, notFound, Refused, refuse } from '#kernel/errors.ts'
import { refuseLacking } from '#kernel/permissions.ts'
import type { Context, Method, Route } from '#kernel/route.ts'
import { isUniqueViolation, sql } from '#kernel/sql.ts'
import { columnMissing, type SourceRow } from '../import.ts'
import { refusedRowOf } from './refused-row.ts'
import type { RefusedRow } from './sent-table.ts'
import type { AskRoute, TableKind, TableRow } from './table-kind.ts'

export interface ImportedTable {
  read: number
  /** Taken in, or in a dry run: that would be. */
  done: number
  refused: RefusedRow[]
  /** What is handed out for a row, with the row's own words; only after a real run. */
  handed: Record<string, string>[]
}

interface Wanted {
  kind: TableKind
  routes: readonly Route[]
  rows: AsyncIterable<SourceRow>
  dry: boolean
  /** Told at once where the rows are counted. */
  begun?: (done: Readonly<ImportedTable>) => void
}

/**
 * Takes a table in, row by row in its order, each by the route that people use: same rules, same audit trail.
 * A dry run does all of it in one transaction that is never committed, so that a row may need one above it.
 */
export async function importTable(context: Context, wanted: Wanted): Promise<ImportedTable> {
  const route = routeOf(wanted.routes, wanted.kind.method, wanted.kind.path)
  if (route.can !== 'signed-in' && !context.user.permissions.has(route.can)) refuseLacking(route.can)
  const done: ImportedTable = { read: 0, done: 0, refused: [], handed: [] }
  wanted.begun?.(done)
  if (wanted.dry) await tryRows(context, wanted, route, done)
  else await takeRows(context, wanted, route, done)
  return done
}

const routeOf = (routes: readonly Route[], method: Method, path: string): Route =>
  routes.find((each) => each.method === method && each.path === path) ?? refuse(notFound)

async function takeRows(context: Context, { kind, routes, rows }: Wanted, route: Route, done: ImportedTable) {
  const asked = { ...context, idempotencyKey: undefined }
  const ask: AskRoute = async (method, path, query = {}) => {
    const made = routeOf(routes, method, path)
    const input = { ...parseInput(made, { params: {}, query, body: undefined }), uploads: [] }
    return (await answer(made, asked, input)).reply
  }
  await eachRow(rows, kind, done, async (row) => {
    const input = parseInput(route, { params: {}, query: {}, ...(await kind.call(row, ask)) })
    const { reply } = await answer(route, asked, { ...input, uploads: [] })
    if (kind.handsOut) done.handed.push({ ...row, ...textsOf(reply, kind.handsOut) })
  })
}

const textsOf = (reply: unknown, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, String((reply as Record<string, unknown>)[name])]))

/** Thrown so that nothing of a dry run stays. */
class NothingStays extends Error {}

async function tryRows(context: Context, { kind, routes, rows }: Wanted, route: Route, done: ImportedTable) {
  await context.store
    .inDistrict(context.district, async (tx) => {
      const inside: Context = { ...context, ...tx, audit: () => {} }
      const ask: AskRoute = async (method, path, query = {}) => {
        const made = routeOf(routes, method, path)
        return made.handle(inside, {
          ...parseInput(made, { params: {}, query, body: undefined }),
          uploads: [],
        } as never)
      }
      await eachRow(rows, kind, done, async (row) => {
        const input = parseInput(route, { params: {}, query: {}, ...(await kind.call(row, ask)) })
        await sql`savepoint one_row`.execute(tx.db)
        try {
          await route.handle(inside, { ...input, uploads: [] } as never)
        } catch (error) {
          await sql`rollback to savepoint one_row`.execute(tx.db)
          throw error
        }
      })
      throw new NothingStays()
    })
    .catch((error: unknown) => {
      if (!(error instanceof NothingStays)) throw error
    })
}

/** What cannot be taken is written down with its reason, and the next row follows. */
async function eachRow(
  rows: AsyncIterable<SourceRow>,
  kind: TableKind,
  done: ImportedTable,
  take: (row: TableRow) => Promise<void>,
): Promise<void> {
  const titles = new Map(kind.columns.map(({ name, title }) => [name, title]))
  for await (const source of rows) {
    done.read += 1
    try {
      if (source.broken) throw source.broken
      await take(rowOf(source, kind))
      done.done += 1
    } catch (error) {
      const why = isUniqueViolation(error) ? new Refused(malformed, { why: 'duplicate' }) : error
      if (!(why instanceof Refused)) throw error
      done.refused.push(refusedRowOf(source, why, titles))
    }
  }
}

/** A row by our names, whichever of the known words its header uses. */
function rowOf({ columns }: SourceRow, { columns: wanted }: TableKind): TableRow {
  const said = new Map(
    Object.entries(columns).map(([name, value]) => [
      plain(name),
      (typeof value === 'string' ? value : JSON.stringify(value ?? '')).trim(),
    ]),
  )
  const row: Record<string, string> = {}
  for (const { name, title, also, need } of wanted) {
    const words = [title.zh, name, title.en, ...also].map(plain)
    const found = words.find((word) => said.has(word))
    if (need && found === undefined) refuse(columnMissing, { columns: title.zh })
    row[name] = said.get(found ?? '') ?? ''
  }
  return row
}

const plain = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '')
