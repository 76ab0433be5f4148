import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Language } from '../words.ts'
import type { Areas } from './areas.ts'
import { noTiles, type Tiles, tileSource } from './tiles.ts'

/** A colour of tokens.css, as the map's canvas needs it. */
export const mapColour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

export const mapFont = ['Noto Sans SC Variable']

/** Ground, areas, their lines and names: the district drawn from its own outlines, in the colours of the tokens. */
export function baseStyle(
  areas: { street: Areas; community: Areas },
  language: Language,
  tiles: Tiles = noTiles,
): StyleSpecification {
  const layers = Array.from({ length: tiles.layers }, (_, layer) => `tiles-${layer}`)
  const beneath = layers.map((id): LayerSpecification => ({ id, type: 'raster', source: id }))
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(layers.map((id, layer) => [id, tileSource(layer, tiles, language)])),
      street: { type: 'geojson', data: areas.street, promoteId: 'code' },
      community: { type: 'geojson', data: areas.community, promoteId: 'code' },
      cell: { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, promoteId: 'code' },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': mapColour('map-ground') } },
      ...beneath,
      {
        id: 'area',
        type: 'fill',
        source: 'street',
        // Over tiles the areas are seen by their lines alone.
        paint: { 'fill-color': mapColour('map-area'), 'fill-opacity': tiles.layers > 0 ? 0 : 1 },
      },
      line('cell-line', 'cell', 'map-cell', 1, 14),
      line('community-line', 'community', 'map-line', 0.6, 12.2),
      line('street-line', 'street', 'map-line', 1.6, 0),
      name('community-name', 'community', language, 12, 13.4),
      name('street-name', 'street', language, 13, 0),
    ],
  }
}

const line = (
  id: string,
  source: string,
  colour: string,
  width: number,
  minzoom: number,
): LayerSpecification => ({
  id,
  source,
  minzoom,
  type: 'line',
  layout: { 'line-join': 'round' },
  paint: { 'line-color': mapColour(colour), 'line-width': width },
})

const name = (
  id: string,
  source: string,
  language: Language,
  size: number,
  from: number,
): LayerSpecification => ({
  id,
  source,
  minzoom: from,
  ...(id === 'street-name' && { maxzoom: 14 }),
  type: 'symbol',
  layout: {
    'text-field': ['get', language, ['get', 'name']],
    'text-font': mapFont,
    'text-size': size,
    'text-max-width': 7,
    'text-padding': 6,
  },
  paint: {
    'text-color': mapColour('ink-3'),
    'text-halo-color': mapColour('map-area'),
    'text-halo-width': 1.5,
  },
})
