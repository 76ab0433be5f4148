import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

interface PublicCase {
  number: string
  class_code: string | null
  service_name: string | null
  address: string | null
  agency: string | null
  lng: number | null
  lat: number | null
  text: string
  reply: string | null
  opened_at: Date
  closed_at: Date | null
  last_at: Date
  due_at: Date | null
}

export interface RequestFilter {
  numbers?: readonly string[] | undefined
  codes?: readonly string[] | undefined
  status?: 'open' | 'closed' | undefined
  from?: Date | undefined
  until?: Date | undefined
  limit: number
  page: number
}

/** Public requests, newest first: only channels that publish, only what the public may know. */
export async function publicRequests(
  db: Db,
  district: DistrictId,
  channels: readonly string[],
  filter: RequestFilter,
): Promise<PublicCase[]> {
  const { rows } = await sql<PublicCase>`
    select p.number, p.class_code, k.title_zh as service_name, p.address, u.name_zh as agency, p.lng, p.lat,
      p.text, p.reply, p.opened_at, p.closed_at, p.last_at, p.due_at
    from flow.fact_public_case p
    left join catalogue.fact_class k on k.district_id = p.district_id and k.edition = p.class_edition
      and k.kind = p.class_kind and k.code = p.class_code
    left join org.fact_unit u on u.district_id = p.district_id and u.unit_id = p.unit_id
    where p.district_id = ${district} and p.channel = any(${[...channels]}::text[])
      and (${filter.numbers ?? null}::text[] is null or p.number = any(${filter.numbers ?? null}::text[]))
      and (${filter.codes ?? null}::text[] is null or p.class_code = any(${filter.codes ?? null}::text[]))
      and (${filter.status ?? null}::text is null or (p.closed_at is null) = (${filter.status ?? null} = 'open'))
      and (${filter.from ?? null}::timestamptz is null or p.opened_at >= ${filter.from ?? null})
      and (${filter.until ?? null}::timestamptz is null or p.opened_at <= ${filter.until ?? null})
    order by p.opened_at desc, p.id desc
    limit ${filter.limit} offset ${filter.limit * (filter.page - 1)}`.execute(db)
  return rows
}

/** A request in the words of GeoReport v2. */
export const requestOf = (row: PublicCase) => ({
  service_request_id: row.number,
  status: row.closed_at ? 'closed' : 'open',
  status_notes: row.closed_at ? row.reply : null,
  service_name: row.service_name,
  service_code: row.class_code,
  description: row.text,
  agency_responsible: row.agency,
  service_notice: null,
  requested_datetime: row.opened_at,
  updated_datetime: row.last_at,
  expected_datetime: row.due_at,
  address: row.address,
  address_id: null,
  zipcode: null,
  lat: row.lat,
  long: row.lng,
  media_url: null,
})
