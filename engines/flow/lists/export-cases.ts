import { type DistrictId, sql, type Store } from '#kernel/sql.ts'

/** A case as it leaves the house: what everyone may read, personal data masked. */
export interface ExportedCase {
  id: number
  number: string
  type: string
  state: string
  channel: string
  class: string | null
  title: string
  text: string
  street: string | null
  community: string | null
  cell: string | null
  lng: number | null
  lat: number | null
  urgency: string
  unit: number | null
  opened_at: Date
  dispatched_at: Date | null
  handled_at: Date | null
  accepted_at: Date | null
  closed_at: Date | null
  due_at: Date | null
  on_time: boolean | null
  upstream_system: string | null
  upstream_number: string | null
}

export interface ExportWanted {
  type?: string | undefined
  from?: Date | undefined
  until?: Date | undefined
}

const slice = 1_000

/** All cases but those of confidential types, by id, a slice at a time. */
export async function* exportCases(
  store: Store,
  district: DistrictId,
  { type, from, until }: ExportWanted,
): AsyncGenerator<ExportedCase> {
  let after = 0
  for (;;) {
    const rows = await store.inDistrict(district, async ({ db }) => {
      const only = [
        sql`c.district_id = ${district} and c.id > ${after} and not c.confidential`,
        ...(type ? [sql`c.case_type = ${type}`] : []),
        ...(from ? [sql`c.opened_at >= ${from}`] : []),
        ...(until ? [sql`c.opened_at < ${until}`] : []),
      ]
      const found = await sql<ExportedCase>`
        select c.id, c.number, c.case_type as type, c.state, c.channel,
          c.class_edition || '/' || c.class_kind || '/' || c.class_code as class, d.title, d.text, c.street,
          c.community, c.cell, c.lng, c.lat, c.urgency, c.unit_id as unit, c.opened_at, c.dispatched_at,
          c.handled_at, c.accepted_at, c.closed_at, f.due_at, f.on_time, c.upstream_system, c.upstream_number
        from flow.case c
        join flow.detail d on d.district_id = c.district_id and d.case_id = c.id and d.seq = 1
        left join flow.fact_case f on f.district_id = c.district_id and f.id = c.id
        where ${sql.join(only, sql` and `)} order by c.id limit ${slice}`.execute(db)
      return found.rows
    })
    yield* rows
    if (rows.length < slice) return
    after = rows.at(-1)!.id
  }
}
