import { type Db, type DistrictId, type RawBuilder, sql, type SqlBool } from '#kernel/sql.ts'
import { type CaseFilter, filterSql } from './list-cases.ts'
import { type Clocks, type Columns, jsonOf, mostPoints, origin, perDegree } from './point-columns.ts'

const soonMs = 24 * 3_600_000

/**
 * Where the newest cases lie, each with the light of the clock that is due next. The open clocks are read by
 * their own small indexes beside the places, and met with them here: joined in SQL all points would be sorted anew.
 * Gives the JSON of `casePointsShape` as a text: columns of numbers pass through unread.
 */
export async function casePoints(
  db: Db,
  district: DistrictId,
  asked: { filter: CaseFilter; visible: RawBuilder<SqlBool>; now: Date },
): Promise<string> {
  const [placed, clocks] = await Promise.all([
    placedColumns(db, district, asked),
    openClocks(db, district, asked.now),
  ])
  return jsonOf(placed, clocks, asked.now)
}

async function placedColumns(
  db: Db,
  district: DistrictId,
  { filter, visible, now }: Parameters<typeof casePoints>[2],
): Promise<Columns> {
  const [lng, lat] = origin
  const { rows } = await sql<Columns>`
    select array_agg(id)::text as ids, array_agg(((lng - ${lng}) * ${perDegree})::integer)::text as east,
      array_agg(((lat - ${lat}) * ${perDegree})::integer)::text as north,
      array_agg(floor(date_part('epoch', ${now}::timestamptz - opened_at) / 3600)::integer)::text as hours,
      string_agg(case when closed_at is null then 'o' else 'd' end, '') as closed,
      -- Texts are quoted one by one in an array: joined they come twice as fast, and codes hold no comma.
      string_agg(case_type || '/' || state, ',') as states,
      string_agg(coalesce(class_edition || '/' || class_kind || '/' || class_code, ''), ',') as classes
    from (
      select c.* from flow.case c
      where c.district_id = ${district} and c.lng is not null and not c.confidential
        and ${filterSql(filter, district, now)} and ${visible}
      order by c.opened_at desc, c.id desc limit ${mostPoints}) placed`.execute(db)
  return rows[0]!
}

async function openClocks(db: Db, district: DistrictId, now: Date): Promise<Clocks> {
  const { rows } = await sql<Clocks>`
    with open as (
      select k.case_id, k.due_at, k.due_at < ${now} as late, false as paused
      from flow.deadline k where k.district_id = ${district} and k.state = 'running'
      union all
      select k.case_id, k.due_at, true, false from flow.deadline k
      where k.district_id = ${district} and k.state = 'passed' and k.ended_at is null
      union all
      select k.case_id, k.due_at, false, true from flow.deadline k
      where k.district_id = ${district} and k.state = 'paused' and k.ended_at is null),
    pressing as (
      select case_id, min(due_at) as due_at, bool_or(late) as late, bool_or(not late and not paused) as running
      from open group by case_id)
    select array_agg(case_id)::text as ids,
      string_agg(case when late then 'r' when running and due_at < ${new Date(now.getTime() + soonMs)} then 'y'
        when running then 'g' else 'p' end, '') as lights
    from pressing`.execute(db)
  return rows[0]!
}
