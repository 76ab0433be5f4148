import { type Map as GlMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { areasQuery } from './map/areas.ts'
import './map/map.css'
import { makeMap } from './map/make-map.ts'
import { tilesQuery } from './map/tiles.ts'
import { Waiting } from './situation.tsx'
import { isDark, usePreferences } from './preferences.ts'
import { useLanguage } from './words.ts'

// Vite builds the worker as a file of its own; the content policy allows no worker from memory.
setWorkerUrl(workerUrl)

export { mapColour, mapFont } from './map/base-style.ts'
export { pinElement } from './map/pin.ts'
export type { GlMap }

export interface MapViewProps {
  /** What the map shows, for those who hear it. */
  label: string
  className?: string
  /** `[lng, lat]` in the middle; absent: the whole district. */
  centre?: readonly [number, number]
  zoom?: number
  /** Called once the district is drawn; what it returns is called before the map goes. */
  onReady?: (map: GlMap) => void | (() => void)
}

/**
 * The district's map from its own outlines: streets, communities, cells; beneath them tiles where the district
 * has set up a server of them. Nothing is fetched from elsewhere.
 */
export function MapView({ label, className = '', centre, zoom, onReady }: MapViewProps) {
  const holder = useRef<HTMLDivElement>(null)
  const language = useLanguage()
  const dark = isDark(usePreferences())
  const { data: streets } = useQuery(areasQuery('street'))
  const { data: communities } = useQuery(areasQuery('community'))
  const { data: tiles } = useQuery(tilesQuery)
  const ready = useEffectEvent((map: GlMap) => onReady?.(map))
  const [lng, lat] = centre ?? []
  useEffect(() => {
    if (!holder.current || !streets || !communities || !tiles) return undefined
    const map = makeMap({
      container: holder.current,
      areas: { street: streets, community: communities },
      language,
      tiles,
      ...(lng !== undefined && lat !== undefined && { centre: [lng, lat] as const }),
      ...(zoom !== undefined && { zoom }),
    })
    let leave: void | (() => void)
    void map.once('load').then(() => (leave = ready(map)))
    return () => {
      leave?.()
      map.remove()
    }
  }, [streets, communities, tiles, language, dark, lng, lat, zoom])
  return (
    <div ref={holder} className={`map ${className}`} role="region" aria-label={label}>
      {!streets && <Waiting lines={1} height={120} />}
    </div>
  )
}
