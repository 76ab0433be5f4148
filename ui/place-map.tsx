import { Marker } from 'maplibre-gl'
import { useCallback, useEffect, useRef } from 'react'
import { type GlMap, MapView, pinElement } from './map.tsx'
import type { Place } from './place.ts'
import { useWords, words } from './words.ts'

const placeMapWords = words('place-map', {
  label: { zh: '点选位置的地图', en: 'Map to point at a place' },
  pointed: { zh: '地图点选', en: 'Pointed on the map' },
})

/** A click sets the pin; a place chosen by name moves it. */
export function PlaceMap({ place, onChange }: { place: Place; onChange: (place: Place) => void }) {
  const say = useWords(placeMapWords)
  const map = useRef<GlMap>(undefined)
  const pin = useRef<Marker>(undefined)
  const change = useRef(onChange)
  useEffect(() => void (change.current = onChange), [onChange])
  const { lng, lat } = place
  const show = useCallback(
    (made: GlMap) => {
      map.current = made
      pin.current = new Marker({ element: pinElement(), anchor: 'bottom' })
      made.getCanvas().style.cursor = 'crosshair'
      made.on('click', ({ lngLat }) => {
        const [x, y] = [Number(lngLat.lng.toFixed(6)), Number(lngLat.lat.toFixed(6))]
        pin.current?.setLngLat([x, y]).addTo(made)
        change.current({ name: say('pointed'), lng: x, lat: y })
      })
      return () => (map.current = undefined)
    },
    [say],
  )
  useEffect(() => {
    if (!map.current || lng === undefined || lat === undefined) return
    pin.current?.setLngLat([lng, lat]).addTo(map.current)
    if (!map.current.getBounds().contains([lng, lat])) map.current.easeTo({ center: [lng, lat], zoom: 15 })
  }, [lng, lat])
  return <MapView label={say('label')} className="place-map" onReady={(made) => void show(made)} />
}
