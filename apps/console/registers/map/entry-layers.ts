import type { Feature, FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource, LayerSpecification, MapMouseEvent } from 'maplibre-gl'
import { type GlMap, mapColour, mapFont } from '#ui/map.tsx'

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

const layers = (): LayerSpecification[] => [
  {
    ...{ id: 'entry-clusters', type: 'circle', source: 'entries', filter: ['has', 'point_count'] },
    paint: {
      'circle-color': mapColour('surface'),
      'circle-stroke-width': 3,
      'circle-stroke-color': mapColour('accent'),
      'circle-radius': ['interpolate', ['linear'], ['log10', ['get', 'point_count']], 0.3, 12, 2, 20, 4, 32],
    },
  },
  {
    ...{ id: 'entry-count', type: 'symbol', source: 'entries', filter: ['has', 'point_count'] },
    layout: {
      ...{ 'text-field': ['get', 'point_count_abbreviated'], 'text-font': mapFont },
      ...{ 'text-size': 12, 'text-allow-overlap': true },
    },
    paint: { 'text-color': mapColour('ink') },
  },
  {
    ...{ id: 'entry-points', type: 'circle', source: 'entries', filter: ['!', ['has', 'point_count']] },
    paint: {
      'circle-radius': ['match', ['get', 'tone'], 'red', 7, 'yellow', 6.5, 5.5],
      'circle-stroke-width': 1.5,
      'circle-stroke-color': mapColour('surface'),
      'circle-color': [
        ...['match', ['get', 'tone'], 'red', mapColour('red'), 'yellow', mapColour('yellow')],
        ...['green', mapColour('green'), mapColour('paused')],
      ] as never,
    },
  },
]

/** Entries gathered until one looks closer: a click opens a cluster, a single one is told to `onEntry`. */
export function addEntryLayers(map: GlMap, onEntry: (key: string) => void): void {
  map.addSource('entries', {
    ...{ type: 'geojson', data: nothing, cluster: true, clusterRadius: 46, clusterMaxZoom: 16 },
  })
  for (const layer of layers()) map.addLayer(layer)
  const hand = (cursor: string) => () => void (map.getCanvas().style.cursor = cursor)
  for (const layer of ['entry-clusters', 'entry-points']) {
    map.on('mouseenter', layer, hand('pointer'))
    map.on('mouseleave', layer, hand(''))
  }
  const featureAt = (event: MapMouseEvent, layer: string) =>
    map.queryRenderedFeatures(event.point, { layers: [layer] })[0]
  map.on('click', 'entry-clusters', async (event) => {
    const feature = featureAt(event, 'entry-clusters')
    const source = map.getSource<GeoJSONSource>('entries')
    if (!feature || !source) return
    const zoom = await source.getClusterExpansionZoom(Number(feature.properties.cluster_id))
    map.easeTo({ center: event.lngLat, zoom })
  })
  map.on('click', 'entry-points', (event) => {
    const feature = featureAt(event, 'entry-points')
    if (feature) onEntry(String(feature.properties.key))
  })
}

export const showEntries = (map: GlMap, features: Feature<Point>[]): void =>
  void map.getSource<GeoJSONSource>('entries')?.setData({ type: 'FeatureCollection', features })
