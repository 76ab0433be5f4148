import type { Text } from '#kernel/errors.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { Unit } from './units.ts'

const unitColumns = sql`u.id, u.code, u.kind, jsonb_build_object('zh', u.name_zh, 'en', u.name_en) as name,
  u.parent_id as parent, u.valid_from::text as "from", u.valid_until::text as until, u.merged_into as "mergedInto"`

/** Parents before children where the tree was built from above; ended units only where asked for. */
export const allUnits = async (db: Db, district: DistrictId, { ended = false } = {}): Promise<Unit[]> =>
  (
    await sql<Unit>`select ${unitColumns} from org.unit u
      where u.district_id = ${district} ${ended ? sql`` : sql`and u.valid_until is null`} order by u.id`.execute(
      db,
    )
  ).rows

export const unitById = async (db: Db, district: DistrictId, id: number): Promise<Unit | undefined> =>
  (
    await sql<Unit>`select ${unitColumns} from org.unit u where u.district_id = ${district} and u.id = ${id}`.execute(
      db,
    )
  ).rows[0]

export const unitByCode = async (db: Db, district: DistrictId, code: string): Promise<Unit | undefined> =>
  (
    await sql<Unit>`select ${unitColumns} from org.unit u where u.district_id = ${district} and u.code = ${code}`.execute(
      db,
    )
  ).rows[0]

/** Units whose name or code holds the text, those that begin with it first; shorter names before longer. */
export const searchUnits = async (
  db: Db,
  district: DistrictId,
  text: string,
  most: number,
): Promise<Unit[]> =>
  (
    await sql<Unit>`select ${unitColumns} from org.unit u
      where u.district_id = ${district} and u.valid_until is null
        and (strpos(u.name_zh, ${text}) > 0 or strpos(lower(u.name_en), lower(${text})) > 0 or u.code = ${text})
      order by not starts_with(u.name_zh, ${text}), length(u.name_zh), u.code limit ${most}`.execute(db)
  ).rows

/** The units given and all below them, ended ones too: their cases are still somebody's. */
export const idsBelow = async (db: Db, district: DistrictId, units: readonly number[]): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    with recursive below (id) as (
      select id from org.unit where district_id = ${district} and id = any(${units}::bigint[])
      union
      select u.id from org.unit u join below on u.parent_id = below.id or u.merged_into = below.id
        where u.district_id = ${district})
    select id from below`.execute(db)
  return rows.map(({ id }) => id)
}

/** The working unit that a unit has gone into, through however many mergers; itself while it works. */
export const successorOf = async (db: Db, district: DistrictId, unit: number): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`
      with recursive heir as (
        select id, merged_into, valid_until from org.unit where district_id = ${district} and id = ${unit}
        union
        select u.id, u.merged_into, u.valid_until from org.unit u join heir on u.id = heir.merged_into
          where u.district_id = ${district})
      select id from heir where valid_until is null`.execute(db)
  ).rows[0]?.id

export const workingIds = async (db: Db, district: DistrictId): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    select id from org.unit where district_id = ${district} and valid_until is null`.execute(db)
  return rows.map(({ id }) => id)
}

export const centreId = async (db: Db, district: DistrictId): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`select id from org.unit
      where district_id = ${district} and kind = 'centre' and valid_until is null order by id limit 1`.execute(
      db,
    )
  ).rows[0]?.id

/** The new unit's id; undefined where the code was given before. */
export const insertUnit = async (
  db: Db,
  district: DistrictId,
  unit: { code: string; kind: string; name: Text; parent: number | null; from: string },
): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`
      insert into org.unit (district_id, code, kind, parent_id, name_zh, name_en, valid_from)
      values (${district}, ${unit.code}, ${unit.kind}, ${unit.parent}, ${unit.name.zh}, ${unit.name.en}, ${unit.from})
      on conflict (district_id, code) do nothing returning id`.execute(db)
  ).rows[0]?.id

export const updateUnit = (
  db: Db,
  district: DistrictId,
  id: number,
  { name, parent }: { name: Text; parent: number | null },
) =>
  sql`update org.unit set name_zh = ${name.zh}, name_en = ${name.en}, parent_id = ${parent}
      where district_id = ${district} and id = ${id}`.execute(db)

export const endUnit = (
  db: Db,
  district: DistrictId,
  id: number,
  { day, into }: { day: string; into: number | null },
) =>
  sql`update org.unit set valid_until = ${day}, merged_into = ${into}
      where district_id = ${district} and id = ${id}`.execute(db)

export const restoreUnit = (db: Db, district: DistrictId, id: number) =>
  sql`update org.unit set valid_until = null where district_id = ${district} and id = ${id}`.execute(db)
