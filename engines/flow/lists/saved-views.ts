import { z } from 'zod'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

/** What the address of a list holds: short texts by filter; which of them mean something is the list's affair. */
const searchShape = z
  .record(z.string().regex(/^[a-z]{1,20}$/), z.string().max(400))
  .refine((search) => Object.keys(search).length <= 20)

export const savedViewBody = z.object({
  name: z.string().trim().min(1).max(40),
  shared: z.boolean().default(false),
  search: searchShape,
  columns: z
    .array(z.string().regex(/^[a-zA-Z]{1,30}$/))
    .max(40)
    .default([]),
})
export type SavedViewBody = z.output<typeof savedViewBody>

export const savedViewShape = savedViewBody.extend({
  id: z.int(),
  /** Whether it is the reader's own, to change and to delete. */
  mine: z.boolean(),
})

export interface SavedViewRow {
  id: number
  account_id: number
  name: string
  shared: boolean
  search: Record<string, string>
  columns: string[]
}

const columns = sql`id, account_id, name, shared, search, columns`

/** One's own first, then what others share; each by name. */
export const savedViews = async (db: Db, district: DistrictId, account: number): Promise<SavedViewRow[]> =>
  (
    await sql<SavedViewRow>`select ${columns} from flow.saved_view
      where district_id = ${district} and (account_id = ${account} or shared)
      order by account_id <> ${account}, name, id`.execute(db)
  ).rows

export const savedViewById = async (
  db: Db,
  district: DistrictId,
  id: number,
): Promise<SavedViewRow | undefined> =>
  (
    await sql<SavedViewRow>`select ${columns} from flow.saved_view
      where district_id = ${district} and id = ${id}`.execute(db)
  ).rows[0]

/** Undefined where this person has a view of that name already. */
export const insertSavedView = async (
  db: Db,
  district: DistrictId,
  made: SavedViewBody & { account: number; at: Date },
): Promise<SavedViewRow | undefined> =>
  (
    await sql<SavedViewRow>`
      insert into flow.saved_view (district_id, account_id, name, shared, search, columns, changed_at)
      values (${district}, ${made.account}, ${made.name}, ${made.shared}, ${JSON.stringify(made.search)},
        ${made.columns}, ${made.at})
      on conflict on constraint saved_view_name do nothing returning ${columns}`.execute(db)
  ).rows[0]

/** Undefined where another view of this person has that name. */
export const updateSavedView = async (
  db: Db,
  district: DistrictId,
  changed: SavedViewBody & { id: number; account: number; at: Date },
): Promise<SavedViewRow | undefined> =>
  (
    await sql<SavedViewRow>`
      update flow.saved_view set name = ${changed.name}, shared = ${changed.shared},
        search = ${JSON.stringify(changed.search)}, columns = ${changed.columns}, changed_at = ${changed.at}
      where district_id = ${district} and id = ${changed.id} and not exists (
        select 1 from flow.saved_view other where other.district_id = ${district}
          and other.account_id = ${changed.account} and other.name = ${changed.name} and other.id <> ${changed.id})
      returning ${columns}`.execute(db)
  ).rows[0]

/** Views that a profile brings, in the name of the account that shares them. */
export async function loadSharedViews(
  db: Db,
  district: DistrictId,
  { views, account, at }: { views: readonly SavedViewBody[]; account: number; at: Date },
): Promise<void> {
  for (const view of views) await insertSavedView(db, district, { ...view, shared: true, account, at })
}

export const deleteSavedView = (db: Db, district: DistrictId, id: number) =>
  sql`delete from flow.saved_view where district_id = ${district} and id = ${id}`.execute(db)

export const savedViewOf = (row: SavedViewRow, account: number): z.output<typeof savedViewShape> => ({
  id: row.id,
  name: row.name,
  shared: row.shared,
  search: row.search,
  columns: row.columns,
  mine: row.account_id === account,
})
