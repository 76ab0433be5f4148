import { z } from 'zod'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { User } from '#kernel/user.ts'
import { moment } from '../moment.ts'
import type { CaseFilter } from './list-cases.ts'

/** An export as the person who asked for it sees it. `expected` is unknown until counted, and for searches. */
export const exportShape = z.object({
  id: z.int(),
  format: z.enum(['csv', 'xlsx']),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  askedAt: moment,
  finishedAt: moment.nullable(),
  expected: z.int().nullable(),
  rows: z.int(),
  size: z.int().nullable(),
})

export interface ExportOrder {
  id: number
  account_id: number
  account_name: string
  asked_at: Date
  format: 'csv' | 'xlsx'
  language: 'zh' | 'en'
  columns: string[]
  filter: Record<string, unknown>
  words: string[]
  rights: { permissions: string[]; posts: User['posts'] }
  state: 'waiting' | 'running' | 'done' | 'failed'
  expected: number | null
  rows: number
  file_hash: string | null
  file_size: number | null
  finished_at: Date | null
}

export interface NewExport {
  user: User
  now: Date
  format: 'csv' | 'xlsx'
  language: 'zh' | 'en'
  columns: readonly string[]
  filter: CaseFilter
  words: readonly string[]
}

export async function insertExport(db: Db, district: DistrictId, asked: NewExport): Promise<ExportOrder> {
  const { user, now, format, language, columns, filter, words } = asked
  const rights = { permissions: [...user.permissions], posts: user.posts }
  const { rows } = await sql<ExportOrder>`
    insert into flow.export (district_id, account_id, account_name, asked_at, format, language, columns, filter,
      words, rights)
    values (${district}, ${user.account}, ${user.name}, ${now}, ${format}, ${language}, ${columns},
      ${JSON.stringify(filter)}, ${words}, ${JSON.stringify(rights)})
    returning *`.execute(db)
  return rows[0]!
}

export const exportById = async (
  db: Db,
  district: DistrictId,
  id: number,
): Promise<ExportOrder | undefined> =>
  (
    await sql<ExportOrder>`select * from flow.export where district_id = ${district} and id = ${id}`.execute(
      db,
    )
  ).rows[0]

export const exportsOf = async (db: Db, district: DistrictId, account: number): Promise<ExportOrder[]> =>
  (
    await sql<ExportOrder>`select * from flow.export
      where district_id = ${district} and account_id = ${account} order by id desc limit 20`.execute(db)
  ).rows

/** How many of somebody's exports are not finished: each costs the store a walk through its cases. */
export const exportsUnfinished = async (db: Db, district: DistrictId, account: number): Promise<number> =>
  (
    await sql<{ count: number }>`select count(*)::integer as count from flow.export
      where district_id = ${district} and account_id = ${account} and state in ('waiting', 'running')`.execute(
      db,
    )
  ).rows[0]!.count

type Progress = Partial<Pick<ExportOrder, 'state' | 'expected' | 'rows' | 'file_hash' | 'file_size'>>

export const tellExport = (
  db: Db,
  district: DistrictId,
  id: number,
  { state, expected, rows, file_hash: hash, file_size: size }: Progress,
  finished: Date | null = null,
) =>
  sql`update flow.export set state = coalesce(${state ?? null}, state),
      expected = coalesce(${expected ?? null}::integer, expected), rows = coalesce(${rows ?? null}::integer, rows),
      file_hash = coalesce(${hash ?? null}, file_hash), file_size = coalesce(${size ?? null}::bigint, file_size),
      finished_at = coalesce(${finished}::timestamptz, finished_at)
    where district_id = ${district} and id = ${id}`.execute(db)

export const exportView = (order: ExportOrder): z.input<typeof exportShape> => ({
  id: order.id,
  format: order.format,
  state: order.state,
  askedAt: order.asked_at,
  finishedAt: order.finished_at,
  expected: order.expected,
  rows: order.rows,
  size: order.file_size,
})
