import { queryOptions } from '@tanstack/react-query'
import type { RasterSourceSpecification } from 'maplibre-gl'
import { get } from '../api.ts'
import type { Language, Text } from '../words.ts'

/** What lies beneath the outlines where a district has set up a tile server. */
export interface Tiles {
  layers: number
  attribution: Text
  maxZoom: number
}

export const noTiles: Tiles = { layers: 0, attribution: { zh: '', en: '' }, maxZoom: 18 }

/** A map without its tiles is still a map: nobody waits for a second try. */
export const tilesQuery = queryOptions({
  queryKey: ['map', 'tiles'],
  queryFn: () => get<Tiles>('/map/tiles').catch(() => noTiles),
  staleTime: Infinity,
})

/** Through our own server: a browser asks nobody else. */
export const tileSource = (
  layer: number,
  { attribution, maxZoom }: Tiles,
  language: Language,
): RasterSourceSpecification => ({
  type: 'raster',
  tiles: [`${location.origin}/api/map/tiles/${layer}/{z}/{x}/{y}`],
  tileSize: 256,
  maxzoom: maxZoom,
  attribution: attribution[language],
})
