import Flatbush from 'flatbush'
import type { Text } from '#kernel/errors.ts'
import { metresBetween, metresPerDegree, type Position } from './coordinates.ts'

/** A road or landmark, by one point: where people say that something is. */
export interface Place extends Position {
  code: string
  kind: string
  name: Text
}

export interface PlaceIndex {
  places: readonly Place[]
  points: Flatbush | undefined
  /** Metres of a degree where the district lies: near is near by the metre, not by the degree. */
  scale: { lng: number; lat: number }
}

export function placeIndex(places: readonly Place[]): PlaceIndex {
  const scale = metresPerDegree(places[0]?.lat ?? 0)
  if (places.length === 0) return { places, points: undefined, scale }
  const points = new Flatbush(places.length)
  for (const { lng, lat } of places) points.add(lng * scale.lng, lat * scale.lat)
  points.finish()
  return { places, points, scale }
}

/** The nearest places, nearest first, none farther than `withinM` metres. */
export function placesNear(
  { places, points, scale }: PlaceIndex,
  at: Position,
  { most, withinM, kind }: { most: number; withinM: number; kind?: string | undefined },
): (Place & { metres: number })[] {
  const wanted = (i: number): boolean => kind === undefined || places[i]!.kind === kind
  const found = points?.neighbors(at.lng * scale.lng, at.lat * scale.lat, most, withinM, wanted) ?? []
  return found.map((i) => ({ ...places[i]!, metres: Math.round(metresBetween(places[i]!, at)) }))
}

/** Places whose name holds the text, those that begin with it first. */
export const placesNamed = ({ places }: PlaceIndex, text: string, most: number): Place[] => {
  const lower = text.toLowerCase()
  const rank = ({ name }: Place): number =>
    name.zh.startsWith(text) ? 0 : name.zh.includes(text) ? 1 : name.en.toLowerCase().includes(lower) ? 2 : 3
  return places
    .filter((place) => rank(place) < 3)
    .sort((a, b) => rank(a) - rank(b) || a.name.zh.length - b.name.zh.length || (a.code < b.code ? -1 : 1))
    .slice(0, most)
}
