import { AttributionControl, type GeoJSONSource, Map, NavigationControl, ScaleControl } from 'maplibre-gl'
import type { Language } from '../words.ts'
import { type Areas, boundsOf, cellsNear } from './areas.ts'
import { baseStyle, mapFont } from './base-style.ts'
import type { Tiles } from './tiles.ts'

interface Wanted {
  container: HTMLElement
  areas: { street: Areas; community: Areas }
  language: Language
  tiles: Tiles
  centre?: readonly [number, number]
  zoom?: number
}

const cellsFrom = 14

/** A map of the district; cells come as one looks closer. */
export function makeMap({ container, areas, language, tiles, centre, zoom = 16 }: Wanted): Map {
  const bounds = boundsOf(areas.street)
  const map = new Map({
    container,
    style: baseStyle(areas, language, tiles),
    ...(centre ? { center: [centre[0], centre[1]], zoom } : { bounds, fitBoundsOptions: { padding: 24 } }),
    maxBounds: around(bounds),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    localIdeographFontFamily: `"${mapFont[0]}", sans-serif`,
    fadeDuration: 0,
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-left')
  map.addControl(new AttributionControl({ compact: false, customAttribution: illustrative[language] }))
  const showCells = async () => {
    if (map.getZoom() < cellsFrom) return
    const { lng, lat } = map.getCenter()
    const cells = await cellsNear(lng, lat, 0.012).catch(() => undefined)
    if (cells) void map.getSource<GeoJSONSource>('cell')?.setData(cells)
  }
  map.on('moveend', () => void showCells())
  void map.once('load').then(showCells)
  return map
}

/** The outlines of the demonstration are drawn, not surveyed (profiles/jianghan). */
const illustrative = { zh: '边界为示意', en: 'Outlines are illustrative' }

/** Wide enough that the whole district fits into a frame three times as wide as high. */
const around = ([west, south, east, north]: [number, number, number, number]): [
  number,
  number,
  number,
  number,
] => {
  const [width, height] = [(east - west) * 1.5, (north - south) * 0.6]
  return [west - width, south - height, east + width, north + height]
}
