import type { GeoJSONSource, LayerSpecification, MapMouseEvent } from 'maplibre-gl'
import type { FeatureCollection } from 'geojson'
import { type GlMap, mapColour, mapFont } from '#ui/map.tsx'

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** A tenth of a cluster is enough to give it its colour: one late case in a hundred is no alarm. */
const share = (light: string) => ['>=', ['*', 10, ['get', light]], ['get', 'point_count']]

/** A cluster is as large as there are many, in the colour of what presses. */
const layers = (): LayerSpecification[] => [
  {
    id: 'clusters',
    type: 'circle',
    source: 'cases',
    filter: ['has', 'point_count'],
    paint: {
      'circle-color': mapColour('surface'),
      'circle-stroke-width': 3,
      'circle-stroke-color': [
        ...['case', share('red'), mapColour('red'), share('yellow'), mapColour('yellow')],
        mapColour('green'),
      ] as never,
      'circle-radius': ['interpolate', ['linear'], ['log10', ['get', 'point_count']], 0.3, 12, 2, 20, 4, 32],
    },
  },
  {
    id: 'cluster-count',
    type: 'symbol',
    source: 'cases',
    filter: ['has', 'point_count'],
    layout: {
      'text-field': ['get', 'point_count_abbreviated'],
      'text-font': mapFont,
      'text-size': 12,
      'text-allow-overlap': true,
    },
    paint: { 'text-color': mapColour('ink') },
  },
  {
    id: 'points',
    type: 'circle',
    source: 'cases',
    filter: ['!', ['has', 'point_count']],
    paint: {
      'circle-radius': ['match', ['get', 'light'], 'red', 7, 'yellow', 6.5, 5.5],
      'circle-stroke-width': 1.5,
      'circle-stroke-color': mapColour('surface'),
      'circle-color': [
        ...['match', ['get', 'light'], 'red', mapColour('red'), 'yellow', mapColour('yellow')],
        ...['green', mapColour('green'), mapColour('paused')],
      ] as never,
    },
  },
]

/** Puts the cases on the map: clusters open at a click, a single case is told to `onCase`. */
export function addCaseLayers(map: GlMap, onCase: (id: number, at: [number, number]) => void): void {
  map.addSource('cases', {
    type: 'geojson',
    data: nothing,
    cluster: true,
    clusterRadius: 46,
    clusterMaxZoom: 16,
    clusterProperties: { red: ['+', ['get', 'red']], yellow: ['+', ['get', 'yellow']] },
  })
  for (const layer of layers()) map.addLayer(layer)
  const hand = (cursor: string) => () => void (map.getCanvas().style.cursor = cursor)
  for (const layer of ['clusters', 'points']) {
    map.on('mouseenter', layer, hand('pointer'))
    map.on('mouseleave', layer, hand(''))
  }
  const featureAt = (event: MapMouseEvent, layer: string) =>
    map.queryRenderedFeatures(event.point, { layers: [layer] })[0]
  map.on('click', 'clusters', async (event) => {
    const feature = featureAt(event, 'clusters')
    const source = map.getSource<GeoJSONSource>('cases')
    if (!feature || !source) return
    const zoom = await source.getClusterExpansionZoom(Number(feature.properties.cluster_id))
    map.easeTo({ center: event.lngLat, zoom })
  })
  map.on('click', 'points', (event) => {
    const feature = featureAt(event, 'points')
    if (feature) onCase(Number(feature.properties.id), [event.lngLat.lng, event.lngLat.lat])
  })
}

/** Shows other points; the map's region is busy until they are drawn. */
export function showCases(map: GlMap, data: FeatureCollection): void {
  const region = map.getContainer()
  region.setAttribute('aria-busy', 'true')
  void map.getSource<GeoJSONSource>('cases')?.setData(data)
  void map.once('idle').then(() => region.setAttribute('aria-busy', 'false'))
}
