import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import { type Asked, cutOf, walkByOpening, walked } from './case-walk.ts'
import { filterSql } from './list-cases.ts'
import { hitsBefore, newestPlace } from './search-cases.ts'

/** Up to here cases are counted one by one; found words cost more. */
const countedUpTo = 1_000
const foundUpTo = 200
const countedThrough = 10_000

export interface Count {
  count: number
  /** Whether there are no more than these. */
  exact: boolean
}

/**
 * How many cases a list holds, without a scan: the newest are looked through until the bound is met or enough is
 * seen. What is told is then the least there are.
 */
export async function countCases(db: Db, district: DistrictId, asked: Asked): Promise<Count> {
  const { filter, visible, now, through = countedThrough } = asked
  const walk = walkByOpening(district, asked, { back: true })
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select 1 from (${walked(district, walk, through)}) c
      where ${filterSql(filter, district, now)} and ${visible} limit ${countedUpTo + 1}) found`.execute(db)
  const { count } = rows[0]!
  if (count > countedUpTo) return { count: countedUpTo, exact: false }
  return { count, exact: (await cutOf(db, district, walk, through)) === undefined }
}

/** The same of a search: as many hits as are counted at most, then what the filter and the reader may see. */
export async function countFound(
  db: Db,
  district: DistrictId,
  { filter, visible, now, words }: Asked & { words: string[] },
): Promise<Count> {
  const hits = await hitsBefore(db, district, words, newestPlace, foundUpTo + 1)
  const ids = hits.slice(0, foundUpTo).map((hit) => hit.case_id)
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from flow.case c
    where c.district_id = ${district} and c.id = any(${ids}::bigint[])
      and ${filterSql(filter, district, now)} and ${visible}`.execute(db)
  return { count: rows[0]!.count, exact: hits.length <= foundUpTo }
}
