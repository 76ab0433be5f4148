import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FeatureCollection, Point } from 'geojson'
import { get, type Query } from '#ui/api.ts'
import { casesKey } from '#ui/cases.ts'
import type { LightColour } from '#ui/light.tsx'

/** `[id, lng, lat, type, state, light]`, as the API sends it. */
type CasePoint = [number, number, number, string, string, LightColour]

export interface CasePoints {
  points: CasePoint[]
  all: boolean
}

export const lights = ['red', 'yellow', 'green', 'paused', 'done'] as const

export const pointsQuery = (filter: Query) =>
  queryOptions({
    queryKey: [...casesKey, 'points', filter],
    queryFn: ({ signal }) => get<CasePoints>('/case-points', filter, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })

/** How many of each light, and the points of the lights that are wanted as the map takes them. */
export function drawn(points: readonly CasePoint[], wanted: ReadonlySet<LightColour>) {
  const counts: Record<LightColour, number> = { red: 0, yellow: 0, green: 0, paused: 0, done: 0 }
  const features: FeatureCollection<Point>['features'] = []
  for (const [id, lng, lat, , , light] of points) {
    counts[light] += 1
    if (!wanted.has(light)) continue
    features.push({
      type: 'Feature',
      properties: { id, light, red: light === 'red' ? 1 : 0, yellow: light === 'yellow' ? 1 : 0 },
      geometry: { type: 'Point', coordinates: [lng, lat] },
    })
  }
  return { counts, data: { type: 'FeatureCollection' as const, features } }
}
