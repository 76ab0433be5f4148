import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { CaseRow } from './rows.ts'

export interface Precedent {
  case_id: number
  number: string
  unit: number
  refused: number | null
  grounds: string
  by: string
  street: string | null
  at: Date
}

/** What was ruled of cases of the same class, those of the same street first, then the newest. */
export async function precedentsFor(
  db: Db,
  district: DistrictId,
  row: CaseRow,
  most = 5,
): Promise<Precedent[]> {
  if (row.class_code === null) return []
  const { rows } = await sql<Precedent>`
    select p.case_id, c.number, p.unit_id as unit, p.refused_unit_id as refused, p.grounds, p.by_name as by,
      p.street, p.at
    from flow.precedent p join flow.case c on c.district_id = p.district_id and c.id = p.case_id
    where p.district_id = ${district} and p.case_type = ${row.case_type} and p.class_code = ${row.class_code}
      and p.class_edition = ${row.class_edition} and p.class_kind = ${row.class_kind} and p.case_id <> ${row.id}
    order by (p.street is not distinct from ${row.street}) desc, p.at desc limit ${most}`.execute(db)
  return rows
}
