import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

export interface ComponentClass {
  edition: string
  kind: 'component'
  code: string
  title: string
}

/** The component class of a code in the first of these editions that has it. */
export async function componentClass(
  db: Db,
  district: DistrictId,
  code: string,
  editions: readonly string[],
): Promise<ComponentClass | undefined> {
  const { rows } = await sql<ComponentClass>`
    select edition, 'component' as kind, code, title_zh as title from catalogue.fact_class
    where district_id = ${district} and kind = 'component' and code = ${code}
      and edition = any(${editions}::text[])
    order by array_position(${editions}::text[], edition) limit 1`.execute(db)
  return rows[0]
}

/** Cells in force within these areas (streets of 9 digits, communities of 12, cells of 15), in their order. */
export const cellsWithin = async (
  db: Db,
  district: DistrictId,
  areas: readonly string[],
): Promise<string[]> =>
  (
    await sql<{ code: string }>`
      select area_code as code from org.fact_area
      where district_id = ${district} and kind = 'cell' and valid_until is null
        and exists (select from unnest(${areas}::text[]) a where starts_with(area_code, a))
      order by area_code`.execute(db)
  ).rows.map(({ code }) => code)

/** Which of these accounts hold the post of a supervisor today. */
export const supervisorsAmong = async (
  db: Db,
  district: DistrictId,
  accounts: readonly number[],
): Promise<Set<number>> =>
  new Set(
    (
      await sql<{ account: number }>`
        select distinct account_id as account from org.fact_holder
        where district_id = ${district} and post_code = 'supervisor' and held_until is null
          and account_id = any(${accounts}::bigint[])`.execute(db)
    ).rows.map(({ account }) => account),
  )

export interface Sighting {
  component: string
  photos: string[]
  by: string
  at: Date
}

/** What was found as registered in one task. */
export const sightingsOf = async (db: Db, district: DistrictId, task: string): Promise<Sighting[]> =>
  (
    await sql<Sighting>`
      select s.component, s.photos, coalesce(a.name, '') as by, s.at from grid.sighting s
      left join kernel.fact_account a on a.district_id = s.district_id and a.account_id = s.by_account
      where s.district_id = ${district} and s.task = ${task} order by s.component`.execute(db)
  ).rows

/** How many were found as registered in each of these tasks. */
export const sightingCounts = async (
  db: Db,
  district: DistrictId,
  tasks: readonly string[],
): Promise<Map<string, number>> =>
  new Map(
    (
      await sql<{ task: string; count: number }>`
        select task, count(*)::integer as count from grid.sighting
        where district_id = ${district} and task = any(${tasks}::text[]) group by task`.execute(db)
    ).rows.map(({ task, count }) => [task, count]),
  )

/** Marks components as found; who marks again renews the mark, photos are added to those that are there. */
export const keepSightings = (
  db: Db,
  district: DistrictId,
  task: string,
  { components, photos, by, at }: { components: readonly string[]; photos: string[]; by: number; at: Date },
) =>
  sql`insert into grid.sighting as s (district_id, task, component, photos, by_account, at)
      select ${district}, ${task}, c, ${photos}::text[], ${by}, ${at} from unnest(${components}::text[]) c
      on conflict (district_id, task, component) do update
        set photos = s.photos || excluded.photos, by_account = excluded.by_account, at = excluded.at`.execute(
    db,
  )

export const dropSighting = (db: Db, district: DistrictId, task: string, component: string) =>
  sql`delete from grid.sighting
      where district_id = ${district} and task = ${task} and component = ${component}`.execute(db)

/** What people are called, by account. */
export const accountNames = async (
  db: Db,
  district: DistrictId,
  accounts: readonly number[],
): Promise<Map<number, string>> =>
  new Map(
    (
      await sql<{ account: number; name: string }>`
        select account_id as account, name from kernel.fact_account
        where district_id = ${district} and account_id = any(${accounts}::bigint[])`.execute(db)
    ).rows.map(({ account, name }) => [Number(account), name]),
  )

export const noteComponentCase = (db: Db, district: DistrictId, component: string, caseId: number) =>
  sql`insert into grid.component_case (district_id, component, case_id)
      values (${district}, ${component}, ${caseId}) on conflict do nothing`.execute(db)

export interface ComponentCase {
  id: number
  number: string
  type: string
  state: string
  openedAt: Date
  closedAt: Date | null
  unit: number | null
}

/** The last hundred cases about a component; confidential ones are no facts, and not among them. */
export const componentCases = async (
  db: Db,
  district: DistrictId,
  component: string,
): Promise<ComponentCase[]> =>
  (
    await sql<ComponentCase>`
      select c.id, c.number, c.case_type as type, c.state, c.opened_at as "openedAt", c.closed_at as "closedAt",
        c.unit_id as unit
      from grid.component_case k join flow.fact_case c on c.district_id = k.district_id and c.id = k.case_id
      where k.district_id = ${district} and k.component = ${component}
      order by c.opened_at desc, c.id desc limit 100`.execute(db)
  ).rows
