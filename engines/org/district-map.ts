import { z } from 'zod'
import { stopwatch } from '#kernel/clock.ts'
import { refuse, type Text } from '#kernel/errors.ts'
import { readSetting, said, setting } from '#kernel/settings.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { type AreaIndex, areaIndex, cellAt } from './area-index.ts'
import { parseAreaCode } from './codes.ts'
import { type CoordinateSystem, type Position, toStore } from './coordinates.ts'
import { areaUnknown } from './errors.ts'
import { allPlaces, areasInForce, mapVersion, type StoredAreaKind } from './map-queries.ts'
import { type PlaceIndex, placeIndex } from './place-index.ts'

/** A district's areas and places as every process keeps them in memory. */
export interface DistrictMap {
  version: string | undefined
  areas: Record<StoredAreaKind, AreaIndex>
  /** Of streets, communities and the district, drawn or not. */
  names: ReadonlyMap<string, Text>
  places: PlaceIndex
  /** How far outside every cell a point may lie and still count as in the nearest. */
  toleranceM: number
}

const cellTolerance = setting({
  key: 'org.cell-tolerance-m',
  title: {
    zh: '定位落在网格外时归入最近网格的距离（米）',
    en: 'Metres within which a point outside takes the nearest cell',
  },
  shape: z
    .number()
    .min(0)
    .max(500)
    .meta(said('归入最近网格的距离', 'Distance', { measure: 'metres' })),
  usual: 30,
})

const keptMs = 2_000
const elapsed = stopwatch()
const kept = new Map<DistrictId, { map: DistrictMap; seenAt: number }>()

/** The map of a district. Whether it changed is asked at most every two seconds, so opening a case costs no round trip. */
export async function districtMap(db: Db, district: DistrictId): Promise<DistrictMap> {
  const known = kept.get(district)
  if (known && elapsed() - known.seenAt < keptMs) return known.map
  const version = await mapVersion(db, district)
  const toleranceM = await readSetting(db, district, cellTolerance)
  const map =
    known && known.map.version === version
      ? { ...known.map, toleranceM }
      : await readMap(db, district, version, toleranceM)
  kept.set(district, { map, seenAt: elapsed() })
  return map
}

/** After a change made in this process: the next question reads the map again. */
export const forgetMap = (district: DistrictId): void => void kept.delete(district)

async function readMap(
  db: Db,
  district: DistrictId,
  version: string | undefined,
  toleranceM: number,
): Promise<DistrictMap> {
  const areas = await areasInForce(db, district)
  const index = (kind: StoredAreaKind): AreaIndex =>
    areaIndex(
      areas.flatMap(({ code, kind: of, polygon }) => (of === kind && polygon ? [{ code, polygon }] : [])),
    )
  return {
    version,
    areas: {
      district: index('district'),
      street: index('street'),
      community: index('community'),
      cell: index('cell'),
    },
    names: new Map(areas.flatMap(({ code, name }) => (name ? [[code, name]] : []))),
    places: placeIndex(await allPlaces(db, district)),
    toleranceM,
  }
}

/** Names of the district's streets and communities by code. */
export const areaNames = async (db: Db, district: DistrictId): Promise<ReadonlyMap<string, Text>> =>
  (await districtMap(db, district)).names

/** Where something is, as a case keeps it. */
export interface Location {
  lng: number | null
  lat: number | null
  street: string | null
  community: string | null
  cell: string | null
}

export interface Whereabouts {
  place?: (Position & { system?: CoordinateSystem | undefined }) | undefined
  street?: string | undefined
  community?: string | undefined
}

/**
 * Places what was given in the district. A position decides, by its cell or, where none is drawn, by its
 * community or street; outside them all, and without one, the codes given hold: a wrong position must not
 * stop a case. Refuses codes that are not the district's.
 */
export async function locate(db: Db, district: DistrictId, given: Whereabouts): Promise<Location> {
  const { place, street, community } = given
  if (!place && !street && !community) return { lng: null, lat: null, ...levels(undefined) }
  const map = await districtMap(db, district)
  for (const code of [street, community]) if (code && !map.names.has(code)) refuse(areaUnknown, { code })
  const at = place && toStore(place)
  const found = at && areaAt(map, at)
  return { lng: at?.lng ?? null, lat: at?.lat ?? null, ...levels(found ?? community ?? street) }
}

/** The code of the smallest area at a position. */
function areaAt({ areas, toleranceM }: DistrictMap, { lng, lat }: Position): string | undefined {
  for (const kind of ['cell', 'community', 'street'] as const) {
    const found = cellAt(areas[kind], lng, lat, toleranceM)
    if (found) return found.code
  }
  return undefined
}

function levels(code: string | undefined): Pick<Location, 'street' | 'community' | 'cell'> {
  const { kind, street = null, community = null } = code ? parseAreaCode(code) : {}
  return { street, community, cell: kind === 'cell' ? code! : null }
}
