import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Feature, Point } from 'geojson'
import { get, type Query } from '#ui/api.ts'
import { type DeclaredRegister, entriesKey } from '#ui/registers.ts'

/** Points by columns as the API sends them (`engines/registers/queries/points.ts`). */
export interface EntryPoints {
  keys: string[]
  east: number[]
  north: number[]
  tone: number[]
  tones: string[]
  origin: [number, number]
  count: number
}

const perDegree = 100_000

export const entryPointsQuery = (register: string, filter: Query) =>
  queryOptions({
    queryKey: [...entriesKey(register), 'points', filter],
    queryFn: ({ signal }) => get<EntryPoints>(`/registers/${register}/points`, filter, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })

/** The points as a map takes them, each in the colour of its value. */
export function featuresOf(points: EntryPoints, tones: DeclaredRegister['tones']): Feature<Point>[] {
  const { origin, east, north } = points
  const colours = points.tones.map((value) => tones?.of[value] ?? 'plain')
  return points.keys.map((key, at) => ({
    type: 'Feature',
    properties: { key, tone: colours[points.tone[at]!] ?? 'plain' },
    geometry: {
      type: 'Point',
      coordinates: [origin[0] + east[at]! / perDegree, origin[1] + north[at]! / perDegree],
    },
  }))
}
