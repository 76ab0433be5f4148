import { type Db, type DistrictId, type RawBuilder, sql, type SqlBool } from '#kernel/sql.ts'
import type { CaseRow } from '../rows.ts'
import type { Told } from './alike.ts'
import { tilesAround } from './tiles.ts'

/** What is compared of a case, and no more: hundreds are read at every pause of the fingers. */
export interface Candidate extends Told {
  id: number
}

export interface Wanted {
  pairs: readonly string[]
  point: { lng: number; lat: number } | undefined
  metres: number
  since: Date
  until: Date
  caseType: string
  /** The case itself, which is no duplicate of itself. */
  not: number | undefined
  visible: RawBuilder<SqlBool>
}

/** What was said is said within the first thousand characters. */
export const longestRead = 1_000

/** Each way leads to so many cases at most: the work stays the same in the tenth year. */
const mostByWords = 250
const mostByPlace = 250
const mostNewest = 60

/**
 * Cases that may be alike: by rare words, by tile, and the newest, which no index holds yet. Of the same type, not
 * merged already, opened within the span, and the user's to see.
 */
export async function candidatesFor(db: Db, district: DistrictId, wanted: Wanted): Promise<Candidate[]> {
  const { pairs, since, until, visible } = wanted
  const tiles = wanted.point ? tilesAround(wanted.point, wanted.metres) : []
  const [byWords, byPlace, newest] = await Promise.all([
    sql<{ case_id: number }>`select case_id from flow.find_alike(
      ${district}, ${pairs as string[]}::text[], ${since}, ${until}, ${mostByWords})`.execute(db),
    sql<{ case_id: number }>`select case_id from flow.spot
      where district_id = ${district} and tile = any(${tiles}::bigint[])
        and opened_at >= ${since} and opened_at <= ${until}
      order by opened_at desc limit ${mostByPlace}`.execute(db),
    sql<{ case_id: number }>`select id as case_id from flow.case
      where district_id = ${district} and opened_at <= ${until}
      order by opened_at desc, id desc limit ${mostNewest}`.execute(db),
  ])
  const ids = new Set([...byWords.rows, ...byPlace.rows, ...newest.rows].map((row) => row.case_id))
  if (wanted.not !== undefined) ids.delete(wanted.not)
  const { rows } = await sql<Candidate>`
    select c.id, c.lng, c.lat, c.street, c.community, c.opened_at as at, c.class_code as "classCode",
      left(d.title || ' ' || d.text, ${longestRead}) as text
    from flow.case c
    join flow.detail d on d.district_id = c.district_id and d.case_id = c.id and d.seq = 1
    where c.district_id = ${district} and c.id = any(${[...ids]}::bigint[]) and c.case_type = ${wanted.caseType}
      and c.merged_into is null and not c.confidential and c.opened_at >= ${since} and ${visible}`.execute(db)
  return rows
}

export interface ShownCandidate extends CaseRow {
  title: string
  text: string
}

/** Those that are shown, whole, by id. */
export async function shownCandidates(
  db: Db,
  district: DistrictId,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ShownCandidate>> {
  const { rows } = await sql<ShownCandidate>`
    select c.*, d.title, left(d.text, 200) as text from flow.case c
    join flow.detail d on d.district_id = c.district_id and d.case_id = c.id and d.seq = 1
    where c.district_id = ${district} and c.id = any(${[...ids]}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
