import { type DistrictId, sql, type Store } from '#kernel/sql.ts'

/** A clock whose due time has just gone by. */
export interface PassedClock {
  case_id: number
  name: string
  due_at: Date
}

/**
 * Marks the clocks that have passed, oldest first, a slice at a time. The index holds running clocks alone, in
 * the order of their due times, so that a sweep costs what is due and nothing for what is not.
 */
export async function sweepClocks(
  store: Store,
  district: DistrictId,
  now: Date,
  most = 500,
): Promise<PassedClock[]> {
  return store.inDistrict(district, async ({ db }) => {
    const { rows } = await sql<PassedClock>`
      with due as (
        select district_id, case_id, seq from flow.deadline
        where district_id = ${district} and state = 'running' and due_at < ${now}
        order by due_at limit ${most} for update skip locked)
      update flow.deadline d set state = 'passed' from due
      where d.district_id = due.district_id and d.case_id = due.case_id and d.seq = due.seq
      returning d.case_id, d.name, d.due_at`.execute(db)
    return rows
  })
}
