import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import { areaM2 } from './polygons.ts'
import type { OrganisationProfile, PostEntry, UnitEntry } from './profile.ts'

/** All rows of a kind travel as one JSON list: a district's three thousand areas are one statement. */
const list = (rows: readonly object[]): string => JSON.stringify(rows)
const added = ({ numAffectedRows }: { numAffectedRows?: bigint }): number => Number(numAffectedRows ?? 0)

export async function addDistrict(
  db: Db,
  district: DistrictId,
  { name }: OrganisationProfile,
): Promise<void> {
  await sql`insert into org.installation (code) values (${district}) on conflict do nothing`.execute(db)
  await sql`insert into org.district (district_id, name_zh, name_en) values (${district}, ${name.zh}, ${name.en})
      on conflict do nothing`.execute(db)
}

/** New units, each below the unit that its parent's code names. */
export async function addUnits(
  db: Db,
  district: DistrictId,
  units: readonly UnitEntry[],
  day: string,
): Promise<number> {
  const rows = list(units.map(({ code, kind, name }) => ({ code, kind, ...name })))
  const made = await sql<{ code: string }>`
    insert into org.unit (district_id, code, kind, name_zh, name_en, valid_from)
    select ${district}::integer, code, kind, zh, en, ${day}::date
    from rows from (jsonb_to_recordset(${rows}) as (code text, kind text, zh text, en text)) with ordinality
      as unit (code, kind, zh, en, place) order by place
    on conflict (district_id, code) do nothing returning code`.execute(db)
  const news = new Set(made.rows.map(({ code }) => code))
  const links = list(units.filter(({ code, parent }) => parent !== null && news.has(code)))
  await sql`
    update org.unit u set parent_id = p.id
    from jsonb_to_recordset(${links}) as link (code text, parent text)
    join org.unit p on p.district_id = ${district} and p.code = link.parent
    where u.district_id = ${district} and u.code = link.code`.execute(db)
  return news.size
}

export const addPosts = async (db: Db, district: DistrictId, posts: readonly PostEntry[]): Promise<number> =>
  added(
    await sql`
      insert into org.post (district_id, code, title_zh, title_en, administration, permissions)
      select ${district}::integer, code, zh, en, administration, permissions
      from jsonb_to_recordset(${list(posts.map(({ title, ...post }) => ({ ...post, ...title })))})
        as post (code text, zh text, en text, administration text, permissions text[])
      on conflict do nothing`.execute(db),
  )

export const addAreas = async (
  db: Db,
  district: DistrictId,
  areas: OrganisationProfile['areas'],
  day: string,
): Promise<number> => {
  const rows = areas.map(({ code, kind, name, polygon }) => ({
    code,
    kind,
    ...name,
    polygon,
    area_m2: polygon && Math.round(areaM2(polygon)),
  }))
  return added(
    await sql`
      insert into org.area (district_id, code, kind, name_zh, name_en, polygon, area_m2, valid_from)
      select ${district}::integer, code, kind, zh, en, polygon, area_m2, ${day}::date
      from jsonb_to_recordset(${list(rows)})
        as area (code text, kind text, zh text, en text, polygon jsonb, area_m2 integer)
      on conflict do nothing`.execute(db),
  )
}

export const addPlaces = async (
  db: Db,
  district: DistrictId,
  places: OrganisationProfile['places'],
): Promise<number> =>
  added(
    await sql`
      insert into org.place (district_id, code, kind, name_zh, name_en, lng, lat)
      select ${district}::integer, code, kind, zh, en, lng, lat
      from jsonb_to_recordset(${list(places.map(({ name, ...place }) => ({ ...place, ...name })))})
        as place (code text, kind text, zh text, en text, lng double precision, lat double precision)
      on conflict do nothing`.execute(db),
  )

export interface NewHolder {
  account: number
  post: string
  unit: string
  area: string | undefined
}

/** Holders by the codes of their units; who holds the post there already is left alone. */
export const addHolders = async (
  db: Db,
  district: DistrictId,
  holders: readonly NewHolder[],
  day: string,
): Promise<number> =>
  added(
    await sql`
      insert into org.holder (district_id, account_id, post_code, unit_id, area_code, held_from)
      select ${district}::integer, h.account, h.post, u.id, h.area, ${day}::date
      from jsonb_to_recordset(${list(holders)}) as h (account bigint, post text, unit text, area text)
      join org.unit u on u.district_id = ${district} and u.code = h.unit
      on conflict (district_id, account_id, post_code, unit_id) where held_until is null do nothing`.execute(
      db,
    ),
  )
