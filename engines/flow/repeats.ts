import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

/**
 * How many other cases of the same type and class the same caller has opened since a moment: found by the keyed
 * digest of the number, which never lies open.
 */
export async function repeatsOf(db: Db, district: DistrictId, id: number, since: Date): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(distinct o.id)::int as many
    from flow.personal p
    join flow.case c on c.district_id = p.district_id and c.id = p.case_id
    join flow.personal q on q.district_id = p.district_id and q.look_up = p.look_up and q.case_id <> p.case_id
    join flow.case o on o.district_id = q.district_id and o.id = q.case_id
    where p.district_id = ${district} and p.case_id = ${id} and p.look_up is not null
      and o.case_type = c.case_type and o.class_code is not distinct from c.class_code
      and o.opened_at >= ${since} and o.merged_into is null`.execute(db)
  return rows[0]!.many
}
