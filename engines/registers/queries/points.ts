import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { Register } from '../define-register.ts'
import { conditions, fewHolding, type ListAsked, newestVersion } from './list.ts'

export const mostPoints = 30_000
/** The tones of so many are looked up one by one; of more, all of the register are read. */
const fewPoints = 5000
const perDegree = 100_000
const origin: [number, number] = [114, 30]

/** west, south, east, north in degrees of WGS84. */
export type Box = readonly [number, number, number, number]

/** Points by columns, each as long as the others, in the order of keys. */
export interface Points {
  keys: string[]
  /** Degrees from `origin`, in hundred-thousandths: about a metre. */
  east: number[]
  north: number[]
  /** The place of each entry's tone in `tones`; -1 where the register has none. */
  tone: number[]
  tones: string[]
  origin: [number, number]
  /** How many lie in the box; where that is more than `mostPoints`, an even share of them is answered. */
  count: number
}

type Columns = Record<'keys' | 'east' | 'north' | 'tones', string | null>

/** Where the entries in use lie that meet the list's conditions, by their newest versions alone. */
export async function pointsOf(
  db: Db,
  district: DistrictId,
  { code, tones }: Register,
  asked: Pick<ListAsked, 'filters' | 'words'> & { box?: Box | undefined },
): Promise<Points> {
  const [west, south, east, north] = asked.box ?? [-180, -90, 180, 90]
  const few = await fewHolding(db, district, code, asked.words)
  const from = sql`from registers.place e
    ${asked.words.length === 0 ? sql`` : newestVersion(district, code)}
    where e.district_id = ${district} and e.register = ${code}
      and e.lng between ${west} and ${east} and e.lat between ${south} and ${north}
      ${conditions(district, code, { ...asked, few, retired: true })}`
  const { rows: counted } = await sql<{ count: number }>`select count(*)::integer as count ${from}`.execute(
    db,
  )
  const count = counted[0]!.count
  const every = Math.max(1, Math.ceil(count / mostPoints))
  const { rows } = await sql<Columns>`
    with shown as materialized (
      select e.key, e.lng, e.lat ${from} ${every > 1 ? sql`and abs(hashtext(e.key)) % ${every} = 0` : sql``}
      order by e.key limit ${mostPoints})
    select to_jsonb(array_agg(key order by key))::text as keys, array_agg(east order by key)::text as east,
      array_agg(north order by key)::text as north, to_jsonb(array_agg(value order by key))::text as tones
    from (select shown.key, value, ((lng - ${origin[0]}) * ${perDegree})::integer as east,
        ((lat - ${origin[1]}) * ${perDegree})::integer as north
      from shown ${tonesOf(district, code, tones?.field ?? '', count)}) points`.execute(db)
  const columns = rows[0]!
  const numbers = (text: string | null): number[] => (text ? text.slice(1, -1).split(',').map(Number) : [])
  const values = (columns.tones ? JSON.parse(columns.tones) : []) as (string | null)[]
  const known = [...new Set(values.filter((value) => value !== null))]
  return {
    keys: columns.keys ? (JSON.parse(columns.keys) as string[]) : [],
    ...{ east: numbers(columns.east), north: numbers(columns.north) },
    tone: values.map((value) => (value === null ? -1 : known.indexOf(value))),
    ...{ tones: known, origin, count },
  }
}

/**
 * Joins the tone to each point. How many lie in a box is unknown to a statement that was planned for any box: what
 * is looked up for each must be an index away, or thousands are compared with thousands.
 */
const tonesOf = (district: DistrictId, code: string, field: string, count: number) => {
  const toned = sql`from registers.term t
    where t.district_id = ${district} and t.register = ${code} and t.field = ${field}`
  return count > fewPoints
    ? sql`left join (select t.key, min(t.value) as value ${toned} group by t.key) toned using (key)`
    : sql`left join lateral (select min(t.value) as value ${toned} and t.key = shown.key) toned on true`
}
