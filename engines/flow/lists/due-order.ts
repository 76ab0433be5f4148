import { type Db, type DistrictId, sql, type SqlBool } from '#kernel/sql.ts'
import { type Asked, lookedThrough } from './case-walk.ts'
import { filterSql, listColumns, type ListedRow, listJoins } from './list-cases.ts'

/** A clock's due time and the case it belongs to. */
export interface DuePlace {
  at: Date
  id: number
}

interface DueWanted extends Asked {
  back: boolean
  after: DuePlace | undefined
  limit: number
}

/** The open clocks `k` of a case: those that run, that are late and not met, that stand still. */
const openClock = sql<SqlBool>`k.ended_at is null and k.state in ('running', 'passed', 'paused')
  and k.due_at is not null`

/** Of a case `c` without an open clock there is nothing to be due. `offset 0`: asked of each case, never hashed. */
export const withoutDue = sql<SqlBool>`not exists (select 1 from flow.deadline k
  where k.district_id = c.district_id and k.case_id = c.id and ${openClock} offset 0)`

/**
 * Cases by the clock of theirs that is due next, and where the walk was cut if the page is not full. Open clocks
 * stand in small indexes by their due times; where a case has several, the one due first is the case's.
 */
export async function duePage(
  db: Db,
  district: DistrictId,
  wanted: DueWanted,
): Promise<{ rows: ListedRow[]; cut: DuePlace | undefined }> {
  const { back, filter, now, visible, limit, through = lookedThrough } = wanted
  const clocks = openClocks(district, wanted)
  const { rows } = await sql<ListedRow>`
    select ${listColumns} from (
      select c.*, w.due_at as placed_at from (${clocks}) w
      join flow.case c on c.district_id = ${district} and c.id = w.case_id
      where not exists (select 1 from flow.deadline k
          where k.district_id = ${district} and k.case_id = w.case_id and ${openClock}
            and (k.due_at < w.due_at or (k.due_at = w.due_at and k.seq > w.seq)) offset 0)
        and ${filterSql(filter, district, now)} and ${visible}
      order by ${back ? sql`w.due_at desc, w.case_id desc` : sql`w.due_at, w.case_id`} limit ${limit}) c
    ${listJoins}
    order by ${back ? sql`c.placed_at desc, c.id desc` : sql`c.placed_at, c.id`}`.execute(db)
  if (rows.length === limit) return { rows, cut: undefined }
  const cut = await sql<DuePlace>`select due_at as at, case_id as id from (${clocks}) w
    offset ${through - 1}`.execute(db)
  return { rows, cut: cut.rows[0] }
}

/** Each state has an index of its own; what they give is met in one order and cut. */
function openClocks(
  district: DistrictId,
  { back, after, through = lookedThrough }: Pick<DueWanted, 'back' | 'after' | 'through'>,
) {
  const order = back ? sql`k.due_at desc, k.case_id desc` : sql`k.due_at, k.case_id`
  const beyond = back ? sql`<` : sql`>`
  const keyset = after ? sql`(k.due_at, k.case_id) ${beyond} (${after.at}, ${after.id})` : sql`true`
  const inState = (state: string) => sql`(select k.case_id, k.due_at, k.seq from flow.deadline k
    where k.district_id = ${district} and k.state = ${sql.lit(state)} and k.ended_at is null
      and k.due_at is not null and ${keyset}
    order by ${order} limit ${through})`
  return sql`select k.* from (${sql.join(['running', 'passed', 'paused'].map(inState), sql` union all `)}) k
    order by ${order} limit ${through}`
}
