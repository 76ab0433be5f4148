import { z } from 'zod'
import { type Db, type DistrictId, type RawBuilder, sql, type SqlBool } from '#kernel/sql.ts'
import { type CaseFilter, filterSql } from './list-cases.ts'

/** `[id, lng, lat, type, state, light]`: a map draws tens of thousands, so a point is as short as can be. */
export const casePoint = z.tuple([z.number(), z.number(), z.number(), z.string(), z.string(), z.string()])

export const mostPoints = 30_000
const soonMs = 24 * 3_600_000

/** Where the newest cases lie, each with the light of the clock that is due next. */
export async function casePoints(
  db: Db,
  district: DistrictId,
  asked: { filter: CaseFilter; visible: RawBuilder<SqlBool>; now: Date },
): Promise<z.input<typeof casePoint>[]> {
  const { filter, visible, now } = asked
  const { rows } = await sql<{ point: z.input<typeof casePoint> }>`
    select json_build_array(c.id, c.lng, c.lat, c.case_type, c.state, coalesce(k.light, 'done')) as point
    from (
      select c.* from flow.case c
      where c.district_id = ${district} and c.lng is not null and not c.confidential and ${filterSql(filter, now)} and ${visible}
      order by c.opened_at desc, c.id desc limit ${mostPoints}) c
    left join lateral (
      select case when k.state = 'paused' then 'paused'
        when k.state = 'passed' or k.due_at < ${now} then 'red'
        when k.due_at < ${new Date(now.getTime() + soonMs)} then 'yellow' else 'green' end as light
      from flow.deadline k
      where c.closed_at is null and k.district_id = c.district_id and k.case_id = c.id and k.ended_at is null
        and k.state in ('running', 'passed', 'paused')
      order by k.due_at nulls last limit 1) k on true`.execute(db)
  return rows.map((row) => row.point)
}
