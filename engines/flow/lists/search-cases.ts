import { type Db, type DistrictId, type RawBuilder, sql, type SqlBool } from '#kernel/sql.ts'
import { refuse } from '#kernel/errors.ts'
import { wordTooShort } from '../errors.ts'
import { type CaseFilter, filterSql, listColumns, type ListedRow, listJoins } from './list-cases.ts'

export interface Place {
  at: Date
  id: number
}

const slice = 200
const mostSlices = 25
/** After every moment: the search begins at the newest. */
export const newestPlace: Place = { at: new Date('9999-01-01T00:00:00Z'), id: Number.MAX_SAFE_INTEGER }

/** Words of a question; a word has two characters at least, since pairs of characters are what is indexed. */
export function wordsOf(question: string): string[] {
  const words = question.split(/\s+/).filter(Boolean)
  if (words.some((word) => word.length < 2)) refuse(wordTooShort)
  return words.slice(0, 8)
}

/**
 * Cases whose masked text holds every word, newest first. The index answers in slices; visibility and the
 * other filters are asked of each slice, until the page is full.
 */
export async function searchCases(
  db: Db,
  district: DistrictId,
  asked: {
    words: string[]
    filter: CaseFilter
    visible: RawBuilder<SqlBool>
    now: Date
    limit: number
    before?: Place | undefined
  },
): Promise<ListedRow[]> {
  const found: ListedRow[] = []
  let place = asked.before ?? newestPlace
  for (let round = 0; round < mostSlices && found.length < asked.limit; round++) {
    const most = Math.max(asked.limit, round === 0 ? asked.limit : slice)
    const hits = await hitsBefore(db, district, asked.words, place, most)
    if (hits.length === 0) break
    found.push(...(await rowsOf(db, district, hits, asked)))
    const last = hits.at(-1)!
    place = { at: last.opened_at, id: last.case_id }
    if (hits.length < most) break
  }
  return found.slice(0, asked.limit)
}

interface Hit {
  case_id: number
  opened_at: Date
}

/** The next cases, newest first, whose masked text holds every word; those before `place`. */
export const hitsBefore = async (
  db: Db,
  district: DistrictId,
  words: string[],
  { at, id }: Place,
  most: number,
): Promise<Hit[]> =>
  (
    await sql<Hit>`select case_id, opened_at
      from flow.find_text(${district}, ${words}::text[], ${at}, ${id}, ${most})`.execute(db)
  ).rows

async function rowsOf(
  db: Db,
  district: DistrictId,
  hits: Hit[],
  { filter, visible, now }: { filter: CaseFilter; visible: RawBuilder<SqlBool>; now: Date },
): Promise<ListedRow[]> {
  const ids = hits.map((hit) => hit.case_id)
  const { rows } = await sql<ListedRow>`
    select ${listColumns} from (
      select c.* from flow.case c
      where c.district_id = ${district} and c.id = any(${ids}::bigint[])
        and ${filterSql(filter, district, now)} and ${visible}) c
    ${listJoins}
    order by c.opened_at desc, c.id desc`.execute(db)
  return rows
}
