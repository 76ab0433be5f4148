import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import { conditions, type Filter } from './list.ts'

export interface Near {
  key: string
  metres: number
}

const metresPerDegree = 111_320

/** The entries in use nearest to a point, within so many metres, nearest first. */
export async function nearestTo(
  db: Db,
  district: DistrictId,
  register: string,
  asked: {
    point: { lng: number; lat: number }
    withinM: number
    filters: readonly Filter[]
    limit: number
  },
): Promise<Near[]> {
  const { lng, lat } = asked.point
  const high = asked.withinM / metresPerDegree
  const narrowing = Math.cos((lat * Math.PI) / 180)
  const wide = high / narrowing
  const { rows } = await sql<Near>`
    select key, metres from (
      select e.key, (${metresPerDegree} * sqrt(power((e.lng - ${lng}::float8) * ${narrowing}::float8, 2)
        + power(e.lat - ${lat}::float8, 2)))::integer as metres
      from registers.place e
      where e.district_id = ${district} and e.register = ${register}
        and e.lng between ${lng - wide} and ${lng + wide} and e.lat between ${lat - high} and ${lat + high}
        ${conditions(district, register, { filters: asked.filters, words: [], retired: true })}) near
    where metres <= ${asked.withinM} order by metres, key limit ${asked.limit}`.execute(db)
  return rows
}
