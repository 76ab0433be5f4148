import { z } from 'zod'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { User } from '#kernel/user.ts'
import { moment } from '../moment.ts'
import type { CaseFilter } from './list-cases.ts'

const refusedShape = z.object({ code: z.string(), message: z.object({ zh: z.string(), en: z.string() }) })

/** An export as the person who asked for it sees it. `expected` is unknown until counted, and for searches. */
export const exportShape = z.object({
  id: z.int(),
  format: z.enum(['csv', 'xlsx']),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  askedAt: moment,
  finishedAt: moment.nullable(),
  expected: z.int().nullable(),
  rows: z.int(),
  size: z.int().nullable(),
  /** The day on which file and entry are deleted; null while it is being made. */
  keptUntil: moment.nullable(),
  /** Why it came to nothing, where it was refused. */
  refused: refusedShape.nullable(),
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
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  expected: number | null
  rows: number
  file_hash: string | null
  file_size: number | null
  finished_at: Date | null
  kept_until: Date | null
  refused: z.infer<typeof refusedShape> | null
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

type Progress = Partial<
  Pick<ExportOrder, 'state' | 'expected' | 'rows' | 'file_hash' | 'file_size' | 'refused'>
>

/** When it ended and how long it is kept. */
export interface Ending {
  at: Date
  keptUntil: Date
}

/** Writes how far an export has come; false: it is not wanted any more, or has ended. */
export async function tellExport(
  db: Db,
  district: DistrictId,
  id: number,
  { state, expected, rows, file_hash: hash, file_size: size, refused }: Progress,
  ending?: Ending,
): Promise<boolean> {
  const { rows: told } = await sql`update flow.export set state = coalesce(${state ?? null}, state),
      expected = coalesce(${expected ?? null}::integer, expected), rows = coalesce(${rows ?? null}::integer, rows),
      file_hash = coalesce(${hash ?? null}, file_hash), file_size = coalesce(${size ?? null}::bigint, file_size),
      refused = ${refused ? JSON.stringify(refused) : null}::jsonb,
      finished_at = ${ending?.at ?? null}::timestamptz, kept_until = ${ending?.keptUntil ?? null}::timestamptz
    where district_id = ${district} and id = ${id} and state in ('waiting', 'running')
    returning id`.execute(db)
  return told.length > 0
}

/** Exports whose time is over, a few at a time. */
export const exportsPast = async (db: Db, district: DistrictId, now: Date): Promise<ExportOrder[]> =>
  (
    await sql<ExportOrder>`select * from flow.export
      where district_id = ${district} and kept_until <= ${now} order by kept_until limit 100`.execute(db)
  ).rows

export const deleteExport = (db: Db, district: DistrictId, id: number) =>
  sql`delete from flow.export where district_id = ${district} and id = ${id}`.execute(db)

export const exportView = (order: ExportOrder): z.input<typeof exportShape> => ({
  id: order.id,
  format: order.format,
  state: order.state,
  askedAt: order.asked_at,
  finishedAt: order.finished_at,
  expected: order.expected,
  rows: order.rows,
  size: order.file_size,
  keptUntil: order.kept_until,
  refused: order.refused,
})

export const isGoing = ({ state }: ExportOrder): boolean => state === 'waiting' || state === 'running'
