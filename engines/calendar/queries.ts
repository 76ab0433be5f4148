import type { Text } from '#kernel/errors.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { CalendarFacts, SpecialDay } from './build-calendar.ts'
import type { Day } from './day.ts'
import type { Schedule, Session } from './schedule.ts'

export interface VersionStamp {
  version: number
  /** Tells apart two edits that claimed the same number, where the first was rolled back. */
  stamp: string
}

export const newestVersion = async (db: Db, district: DistrictId): Promise<VersionStamp | undefined> =>
  (
    await sql<VersionStamp>`select version, recorded_at::text as stamp from calendar.version
      where district_id = ${district} order by version desc limit 1`.execute(db)
  ).rows[0]

interface FactsRow {
  version: number
  schedules: StoredSchedule[]
  days: SpecialDay[]
  years: number[]
}

interface StoredSchedule {
  from: Day
  until: Day | null
  name: Text
  sessions: (Session & { weekday: number })[]
}

/** All facts of a district's calendar, in one statement: an edit between two would mix versions. */
export async function readFacts(db: Db, district: DistrictId): Promise<CalendarFacts | undefined> {
  const { rows } = await sql<FactsRow>`
    select version.version,
      (select coalesce(jsonb_agg(jsonb_build_object('day', day, 'kind', kind, 'name', name) order by day), '[]')
        from calendar.day where district_id = ${district}) as days,
      (select coalesce(jsonb_agg(year order by year), '[]')
        from calendar.year where district_id = ${district}) as years,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'from', valid_from, 'until', valid_until, 'name', name, 'sessions', (
            select coalesce(jsonb_agg(jsonb_build_object('weekday', weekday,
                'opens', left(opens::text, 5), 'closes', left(closes::text, 5)) order by opens), '[]')
            from calendar.session session
            where session.district_id = schedule.district_id and session.valid_from = schedule.valid_from)
        ) order by valid_from), '[]')
        from calendar.schedule schedule where district_id = ${district}) as schedules
    from calendar.version version
    where district_id = ${district} order by version desc limit 1`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const { version, days, years } = row
  return { version, schedules: row.schedules.map(scheduleFrom), days, knownUntil: knownUntil(years) }
}

const scheduleFrom = ({ from, until, name, sessions }: StoredSchedule): Schedule => {
  const on = (weekday: number) =>
    sessions.filter((each) => each.weekday === weekday).map(({ opens, closes }) => ({ opens, closes }))
  return { from, until: until ?? undefined, name, week: [1, 2, 3, 4, 5, 6, 7].map(on), fullDay: on(0) }
}

/** The end of the last year before the first one that is not announced. */
function knownUntil(years: readonly number[]): Day {
  let last = Math.min(...years)
  while (years.includes(last + 1)) last++
  return `${last}-12-31`
}

export interface NewVersion {
  version: number
  act: string
  firstDay: Day
  lastDay: Day
  details: object
  by: { account: number; name: string } | undefined
  at: Date
}

export const insertVersion = (db: Db, district: DistrictId, made: NewVersion) =>
  sql`insert into calendar.version (district_id, version, act, first_day, last_day, details, account_id, by_name, at)
      values (${district}, ${made.version}, ${made.act}, ${made.firstDay}, ${made.lastDay},
        ${JSON.stringify(made.details)}, ${made.by?.account ?? null}, ${made.by?.name ?? null}, ${made.at})`.execute(
    db,
  )

export interface VersionRow {
  version: number
  act: string
  first_day: Day
  last_day: Day
  details: Record<string, unknown>
  by_name: string | null
  at: Date
}

/** The edits before a version, newest first. */
export const versionsBefore = async (db: Db, district: DistrictId, before: number, most: number) =>
  (
    await sql<VersionRow>`
      select version, act, first_day::text, last_day::text, details, by_name, at from calendar.version
      where district_id = ${district} and version < ${before} order by version desc limit ${most}`.execute(db)
  ).rows

export interface DayRow extends SpecialDay {
  source: string
  list_year: number | null
}

const dayColumns = sql`day::text, kind, name, source, list_year`

export const daysBetween = async (db: Db, district: DistrictId, first: Day, last: Day) =>
  (
    await sql<DayRow>`select ${dayColumns} from calendar.day
      where district_id = ${district} and day between ${first} and ${last} order by day`.execute(db)
  ).rows

/** Inserts or overwrites; days edited by hand stay as they are where `keepEdited` is set. */
export const putDays = (db: Db, district: DistrictId, days: readonly DayRow[], keepEdited = false) =>
  sql`insert into calendar.day as known (district_id, day, kind, name, source, list_year)
      select ${district}, day, kind, name, source, list_year
      from jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
        as given (day date, kind text, name jsonb, source text, list_year smallint)
      on conflict (district_id, day) do update
        set kind = excluded.kind, name = excluded.name, source = excluded.source, list_year = excluded.list_year
        where known.list_year is not null or not ${keepEdited}`.execute(db)

export const removeDay = (db: Db, district: DistrictId, day: Day) =>
  sql`delete from calendar.day where district_id = ${district} and day = ${day}`.execute(db)

export const removeListedDays = async (db: Db, district: DistrictId, year: number) =>
  (
    await sql<DayRow>`delete from calendar.day where district_id = ${district} and list_year = ${year}
      returning ${dayColumns}`.execute(db)
  ).rows

export const putYears = (db: Db, district: DistrictId, years: readonly number[], source: string) =>
  sql`insert into calendar.year (district_id, year, source)
      select ${district}, year, ${source} from unnest(${years}::smallint[]) as year
      on conflict (district_id, year) do update set source = excluded.source`.execute(db)

export async function putSchedule(
  db: Db,
  district: DistrictId,
  { from, until, name, week, fullDay }: Schedule,
) {
  const sessions = [fullDay, ...week].flatMap((day, weekday) => day.map((each) => ({ ...each, weekday })))
  await removeSchedule(db, district, from)
  await sql`insert into calendar.schedule (district_id, valid_from, valid_until, name)
    values (${district}, ${from}, ${until ?? null}, ${JSON.stringify(name)})`.execute(db)
  await sql`insert into calendar.session (district_id, valid_from, weekday, opens, closes)
    select ${district}, ${from}, weekday, opens, closes
    from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb) as given (weekday smallint, opens time, closes time)`.execute(
    db,
  )
}

export const removeSchedule = (db: Db, district: DistrictId, from: Day) =>
  sql`delete from calendar.schedule where district_id = ${district} and valid_from = ${from}`.execute(db)
