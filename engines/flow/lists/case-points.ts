import { z } from 'zod'
import { type Db, type DistrictId, type RawBuilder, sql, type SqlBool } from '#kernel/sql.ts'
import { type CaseFilter, filterSql } from './list-cases.ts'

const column = z.array(z.int())

/**
 * Points by columns, each as long as the others, newest first: a map draws tens of thousands, and a column of
 * like numbers packs to a few bytes a point. `lights`: a letter a point, `r`ed `y`ellow `g`reen `p`aused `d`one.
 */
export const casePointsShape = z.object({
  ids: column,
  /** Degrees from `origin`, in hundred-thousandths: about a metre. */
  east: column,
  north: column,
  lights: z.string(),
  /** Hours before `at` at which the case was opened. */
  hours: column,
  /** Places in `states` and `classes`; -1: no class. */
  state: column,
  class: column,
  /** `type/state`. */
  states: z.array(z.string()),
  /** `edition/kind/code`. */
  classes: z.array(z.string()),
  origin: z.tuple([z.number(), z.number()]),
  at: z.iso.datetime(),
  all: z.boolean(),
})
export type CasePoints = z.output<typeof casePointsShape>

export const mostPoints = 30_000
const perDegree = 100_000
const hourMs = 3_600_000
const soonMs = 24 * hourMs

/** Each column comes as one text of PostgreSQL's: seven of them are read ten times as fast as their rows. */
type Columns = Record<'ids' | 'east' | 'north' | 'hours' | 'states' | 'classes' | 'lights', string | null>

/**
 * Where the newest cases lie, each with the light of the clock that is due next. The open clocks are read by
 * their own small indexes and joined once: looked up point by point they cost ten times as much. Gives the JSON of
 * `casePointsShape` as a text: columns of numbers pass through unread.
 */
export async function casePoints(
  db: Db,
  district: DistrictId,
  asked: { filter: CaseFilter; visible: RawBuilder<SqlBool>; now: Date },
): Promise<string> {
  const { filter, visible, now } = asked
  const [lng, lat] = [114, 30]
  const { rows } = await sql<Columns>`
    with placed as materialized (
      select c.id, c.lng, c.lat, c.case_type || '/' || c.state as state, c.opened_at, c.closed_at,
        c.class_edition || '/' || c.class_kind || '/' || c.class_code as class
      from flow.case c
      where c.district_id = ${district} and c.lng is not null and not c.confidential
        and ${filterSql(filter, district, now)} and ${visible}
      order by c.opened_at desc, c.id desc limit ${mostPoints}),
    open as materialized (
      select k.case_id, k.due_at, k.state = 'passed' or k.due_at < ${now} as late, false as paused
      from flow.deadline k where k.district_id = ${district} and k.state = 'running'
      union all
      select k.case_id, k.due_at, true, false from flow.deadline k
      where k.district_id = ${district} and k.state = 'passed' and k.ended_at is null
      union all
      select k.case_id, k.due_at, false, true from flow.deadline k
      where k.district_id = ${district} and k.state = 'paused' and k.ended_at is null),
    pressing as (
      select case_id, min(due_at) as due_at,
        bool_or(late) as late, bool_or(not late and not paused) as running, bool_or(paused) as paused
      from open group by case_id)
    select array_agg(id)::text as ids, array_agg(east)::text as east, array_agg(north)::text as north,
      array_agg(hours)::text as hours, string_agg(light, '') as lights,
      -- Texts are quoted one by one in an array: joined they come twice as fast, and codes hold no comma.
      string_agg(state, ',') as states, string_agg(coalesce(class, ''), ',') as classes
    from (
      select p.id, p.state, p.class, ((p.lng - ${lng}) * ${perDegree})::integer as east,
        ((p.lat - ${lat}) * ${perDegree})::integer as north,
        floor(date_part('epoch', ${now}::timestamptz - p.opened_at) / 3600)::integer as hours,
        case when p.closed_at is not null then 'd' when k.late then 'r'
          when k.running and k.due_at < ${new Date(now.getTime() + soonMs)} then 'y'
          when k.running then 'g' when k.paused then 'p' else 'd' end as light
      from placed p left join pressing k on k.case_id = p.id
      order by p.opened_at desc, p.id desc) drawn`.execute(db)
  return jsonOf(rows[0]!, [lng, lat], now)
}

function jsonOf(found: Columns, origin: [number, number], now: Date): string {
  const [states, classes] = [placesOf(found.states), placesOf(found.classes)]
  const columns: Record<keyof CasePoints, string> = {
    ids: numbersIn(found.ids),
    east: numbersIn(found.east),
    north: numbersIn(found.north),
    lights: JSON.stringify(found.lights ?? ''),
    hours: numbersIn(found.hours),
    state: `[${states.at.join(',')}]`,
    class: `[${classes.at.join(',')}]`,
    states: JSON.stringify(states.names),
    classes: JSON.stringify(classes.names),
    origin: JSON.stringify(origin),
    at: JSON.stringify(now),
    all: JSON.stringify((found.lights?.length ?? 0) < mostPoints),
  }
  return `{${Object.entries(columns)
    .map(([name, json]) => `"${name}":${json}`)
    .join(',')}}`
}

/** `{1,2,3}`, as JSON says it. */
const numbersIn = (array: string | null): string => `[${array?.slice(1, -1) ?? ''}]`

/** Each name once, and for each point the place of its name; -1 where it has none. */
function placesOf(joined: string | null): { names: string[]; at: number[] } {
  const places = new Map<string, number>()
  const at = (joined === null ? [] : joined.split(',')).map((name) => {
    if (name === '') return -1
    const known = places.get(name)
    if (known !== undefined) return known
    places.set(name, places.size)
    return places.size - 1
  })
  return { names: [...places.keys()], at }
}
