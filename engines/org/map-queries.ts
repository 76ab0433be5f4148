import type { Text } from '#kernel/errors.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { Polygon } from './polygons.ts'
import type { Place } from './place-index.ts'

export type StoredAreaKind = 'district' | 'street' | 'community' | 'cell'

export interface StoredArea {
  code: string
  kind: StoredAreaKind
  name: Text | null
  polygon: Polygon | null
}

/** Undefined where the district was never loaded. */
export const mapVersion = async (db: Db, district: DistrictId): Promise<string | undefined> =>
  (
    await sql<{
      map_version: string
    }>`select map_version from org.district where district_id = ${district}`.execute(db)
  ).rows[0]?.map_version

/** After any change of an area or a place, so that every process reads its map again. */
export const renewMap = (db: Db, district: DistrictId) =>
  sql`update org.district set map_version = gen_random_uuid() where district_id = ${district}`.execute(db)

export const areasInForce = async (db: Db, district: DistrictId): Promise<StoredArea[]> =>
  (
    await sql<StoredArea>`
      select code, kind, polygon,
        case when name_zh is not null then jsonb_build_object('zh', name_zh, 'en', name_en) end as name
      from org.area where district_id = ${district} and valid_until is null order by code`.execute(db)
  ).rows

export const allPlaces = async (db: Db, district: DistrictId): Promise<Place[]> =>
  (
    await sql<Place>`select code, kind, jsonb_build_object('zh', name_zh, 'en', name_en) as name, lng, lat
      from org.place where district_id = ${district} order by code`.execute(db)
  ).rows
