import gcoordModule from 'gcoord'
import { refuse } from '#kernel/errors.ts'
import {
  coordinateNotNumber,
  coordinateOutside,
  coordinateSwapped,
  coordinateSystemUnknown,
} from './errors.ts'

// The package is CommonJS; its types describe an ES module with a default export.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default

/** WGS84 and CGCS2000 differ by centimetres and are one system here; GCJ-02 is what Chinese map services show. */
export const coordinateSystems = ['WGS84', 'CGCS2000', 'GCJ02', 'BD09'] as const
export type CoordinateSystem = (typeof coordinateSystems)[number]

/** Degrees of WGS84/CGCS2000, as stored. */
export interface Position {
  lng: number
  lat: number
}

const crs = { WGS84: gcoord.WGS84, CGCS2000: gcoord.WGS84, GCJ02: gcoord.GCJ02, BD09: gcoord.BD09 }

/** China with its islands, a little widened: this catches slips, it draws no border. */
const bounds = { west: 73, east: 136, south: 3, north: 54 }

/**
 * A position of any system as it is stored: WGS84 degrees to seven decimals, a centimetre.
 * Refuses what is no number, looks swapped, or lies outside China.
 */
export function toStore(given: Position & { system?: CoordinateSystem }): Position {
  const { lng, lat, system = 'WGS84' } = given
  if (!(system in crs)) refuse(coordinateSystemUnknown, { system, known: coordinateSystems.join(', ') })
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) refuse(coordinateNotNumber, {})
  if (!inChina(lng, lat)) refuse(inChina(lat, lng) ? coordinateSwapped : coordinateOutside, { lng, lat })
  return rounded(gcoord.transform([lng, lat], crs[system], gcoord.WGS84))
}

/** A stored position in the system that a map or another platform asks for. */
export const fromStore = ({ lng, lat }: Position, system: CoordinateSystem): Position =>
  rounded(gcoord.transform([lng, lat], gcoord.WGS84, crs[system]))

const inChina = (lng: number, lat: number): boolean =>
  lng >= bounds.west && lng <= bounds.east && lat >= bounds.south && lat <= bounds.north

const rounded = ([lng, lat]: readonly number[]): Position => ({
  lng: Math.round(lng! * 1e7) / 1e7,
  lat: Math.round(lat! * 1e7) / 1e7,
})

/** Metres of one degree at a latitude, on a sphere of the same area: good to 0.3 % within a district. */
export function metresPerDegree(lat: number): { lng: number; lat: number } {
  const perDegree = (Math.PI * 6_371_007.2) / 180
  return { lng: perDegree * Math.cos((lat * Math.PI) / 180), lat: perDegree }
}

/** Metres between two positions a few kilometres apart. */
export function metresBetween(a: Position, b: Position): number {
  const scale = metresPerDegree((a.lat + b.lat) / 2)
  return Math.hypot((a.lng - b.lng) * scale.lng, (a.lat - b.lat) * scale.lat)
}
