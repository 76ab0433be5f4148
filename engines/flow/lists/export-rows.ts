import { type Db, type DistrictId, sql, type Store } from '#kernel/sql.ts'
import type { User } from '#kernel/user.ts'
import type { CaseTypes } from '../declare.ts'
import { visibleCases } from '../visibility.ts'
import { type CaseFilter, filterSql, type ListedRow, listJoins } from './list-cases.ts'
import { hitsBefore, newestPlace, type Place } from './search-cases.ts'

export interface RowsWanted {
  user: User
  types: CaseTypes
  filter: CaseFilter
  words: readonly string[]
  /** Cases opened later are not in the file, so that it has an end. */
  until: Date
}

const slice = 2_000
const exported = sql`c.*, d.title, d.text, k.due_at, k.original_due_at, k.clock`

/** How many rows there will be; null for a search, which counts as it goes. Confidential cases never leave in a list. */
export async function countRows(db: Db, district: DistrictId, wanted: RowsWanted): Promise<number | null> {
  if (wanted.words.length > 0) return null
  const visible = await visibleCases({ db, district, user: wanted.user }, wanted.types)
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from flow.case c
    where c.district_id = ${district} and c.opened_at <= ${wanted.until} and not c.confidential
      and ${filterSql(wanted.filter, district, wanted.until)} and ${visible}`.execute(db)
  return rows[0]!.count
}

/**
 * The rows of a list from the newest to the oldest, a slice a transaction: an export of any size holds one slice
 * in memory and no lock for longer than it takes to read it.
 */
export async function* exportRows(
  store: Store,
  district: DistrictId,
  wanted: RowsWanted,
): AsyncGenerator<ListedRow[]> {
  let place: Place | undefined = newestPlace
  while (place) {
    const from: Place = place
    const read = await store.inDistrict(district, async ({ db }) => {
      const visible = await visibleCases({ db, district, user: wanted.user }, wanted.types)
      const hits =
        wanted.words.length > 0 ? await hitsBefore(db, district, [...wanted.words], from, slice) : undefined
      const which = hits
        ? sql`c.id = any(${hits.map((hit) => hit.case_id)}::bigint[])`
        : sql`(c.opened_at, c.id) < (${from.at}, ${from.id})`
      const { rows } = await sql<ListedRow>`
        select ${exported} from (
          select c.* from flow.case c
          where c.district_id = ${district} and ${which} and c.opened_at <= ${wanted.until}
            and not c.confidential and ${filterSql(wanted.filter, district, wanted.until)} and ${visible}
          order by c.opened_at desc, c.id desc limit ${slice}) c
        ${listJoins}
        order by c.opened_at desc, c.id desc`.execute(db)
      const last = hits
        ? hits.at(-1) && { at: hits.at(-1)!.opened_at, id: hits.at(-1)!.case_id }
        : rows.at(-1) && { at: rows.at(-1)!.opened_at, id: rows.at(-1)!.id }
      return { rows, next: (hits ?? rows).length === slice ? last : undefined }
    })
    if (read.rows.length > 0) yield read.rows
    place = read.next
  }
}
