import { queryOptions } from '@tanstack/react-query'
import type { FeatureCollection, Polygon } from 'geojson'
import { get } from '../api.ts'
import type { Text } from '../words.ts'

export type AreaKind = 'district' | 'street' | 'community' | 'cell'
export interface AreaProperties {
  code: string
  name: Text | null
}
export type Areas = FeatureCollection<Polygon, AreaProperties>

/** Outlines of a kind; they change with the organisation, so hardly ever. */
export const areasQuery = (kind: AreaKind) =>
  queryOptions({
    queryKey: ['org', 'areas', kind],
    queryFn: () => get<Areas>('/org/areas', { kind }),
    staleTime: Infinity,
    gcTime: Infinity,
  })

/** west, south, east, north of outlines. */
export function boundsOf(areas: Areas): [number, number, number, number] {
  const bounds: [number, number, number, number] = [180, 90, -180, -90]
  for (const { geometry } of areas.features)
    for (const [lng, lat] of geometry.coordinates.flat() as [number, number][]) {
      bounds[0] = Math.min(bounds[0], lng)
      bounds[1] = Math.min(bounds[1], lat)
      bounds[2] = Math.max(bounds[2], lng)
      bounds[3] = Math.max(bounds[3], lat)
    }
  return bounds
}

/** The cells around a place, a screen's width of them. */
export const cellsNear = (lng: number, lat: number, degrees = 0.006): Promise<Areas> =>
  get<Areas>('/org/areas', {
    kind: 'cell',
    bbox: [lng - degrees, lat - degrees, lng + degrees, lat + degrees]
      .map((side) => side.toFixed(6))
      .join(','),
  })
