import { Marker } from 'maplibre-gl'
import { useCallback } from 'react'
import type { CaseView } from '#ui/cases.ts'
import { type GlMap, mapColour, MapView, pinElement } from '#ui/map.tsx'
import { useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

/** Where it is: the pin, and the cell it lies in. */
export function CaseMap({ found }: { found: CaseView }) {
  const say = useWords(caseWords)
  const { lng, lat, cell } = found
  const show = useCallback(
    (map: GlMap) => {
      map.addLayer(
        {
          id: 'own-cell',
          type: 'fill',
          source: 'cell',
          filter: ['==', ['get', 'code'], cell ?? ''],
          paint: { 'fill-color': mapColour('accent'), 'fill-opacity': 0.14 },
        },
        'cell-line',
      )
      new Marker({ element: pinElement(), anchor: 'bottom' }).setLngLat([lng!, lat!]).addTo(map)
    },
    [lng, lat, cell],
  )
  return <MapView label={say('map')} centre={[lng!, lat!]} zoom={15.6} className="small-map" onReady={show} />
}
