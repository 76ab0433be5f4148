import { useQuery } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { numberText } from '#ui/format.ts'
import { type LightColour, LightShape } from '#ui/light.tsx'
import { type GlMap, MapView } from '#ui/map.tsx'
import { useLanguage, useWords } from '#ui/words.ts'
import { Failure } from '#ui/situation.tsx'
import { addCaseLayers, showCases } from './case-layers.ts'
import { MapFilter, useCategory } from './map-filter.tsx'
import { useMapState } from './map-state.ts'
import './map-page.css'
import { drawn, lights, pointsAsked, pointsQuery } from './points.ts'
import { ShownCase } from './shown-case.tsx'
import { mapWords } from './words.ts'

/** There the choices would cover the map: they open at a tap. */
const narrow = matchMedia('(width < 700px)')
/** 地图: where the cases lie, gathered until one looks closer; every layer is the district's own. */
export function MapPage() {
  const say = useWords(mapWords)
  const language = useLanguage()
  const [{ filter, wanted, view, shown }, change] = useMapState()
  const [[lng, lat, zoom]] = useState(view ?? [])
  const { data, error, refetch } = useQuery(pointsQuery(pointsAsked(filter.open)))
  const isOfCategory = useCategory(filter.category)
  const { type, state } = filter
  // The slider is followed as fast as the map can draw.
  const days = useDeferredValue(filter.days)
  const { counts, data: features } = useMemo(
    () => drawn(data, { lights: wanted, type, state, isOfCategory, days }),
    [data, wanted, type, state, isOfCategory, days],
  )
  const map = useRef<GlMap>(undefined)
  const newest = useRef(features)
  useEffect(() => {
    newest.current = features
    if (map.current) showCases(map.current, features)
  }, [features])
  const onReady = useCallback(
    (made: GlMap) => {
      map.current = made
      addCaseLayers(made, (id) => change({ shown: id }))
      showCases(made, newest.current)
      made.on('moveend', () => {
        const { lng: east, lat: north } = made.getCenter()
        change({ view: [east, north, made.getZoom()] })
      })
      return () => (map.current = undefined)
    },
    [change],
  )
  return (
    <div className="map-page">
      <MapView
        label={say('label')}
        {...(lng !== undefined && lat !== undefined && { centre: [lng, lat] as const })}
        {...(zoom !== undefined && { zoom })}
        onReady={(made) => void onReady(made)}
      />
      <section className="panel map-filter" aria-label={say('title')}>
        <details open={!narrow.matches}>
          <summary>
            <h1>{say('title')}</h1>
          </summary>
          <div className="choices">
            <MapFilter filter={filter} onChange={(part) => change({ filter: { ...filter, ...part } })} />
            <Lights
              counts={counts}
              wanted={wanted}
              onChange={(next) => change({ wanted: next })}
              shownOnes={filter.open === 'yes' ? lights.filter((light) => light !== 'done') : lights}
            />
          </div>
        </details>
        <p className="quiet small" aria-live="polite">
          {data ? say('shown', { count: numberText(features.features.length, language) }) : say('loading')}
          {data?.all === false && ` · ${say('some')}`}
        </p>
        {error && !data && <Failure error={error} retry={refetch} />}
      </section>
      {shown !== undefined && <ShownCase id={shown} onClose={() => change({ shown: undefined })} />}
    </div>
  )
}

interface LightsProps {
  counts: Record<LightColour, number>
  wanted: ReadonlySet<LightColour>
  shownOnes: readonly LightColour[]
  onChange: (wanted: ReadonlySet<LightColour>) => void
}

function Lights({ counts, wanted, shownOnes, onChange }: LightsProps) {
  const say = useWords(mapWords)
  const language = useLanguage()
  const toggle = (light: LightColour) => {
    const next = new Set(wanted)
    if (!next.delete(light)) next.add(light)
    onChange(next)
  }
  return (
    <fieldset>
      <legend className="unseen">{say('lights')}</legend>
      {shownOnes.map((light) => (
        <label key={light}>
          <input type="checkbox" checked={wanted.has(light)} onChange={() => toggle(light)} />
          <LightShape colour={light} />
          {say(light)}
          <span className="push">{numberText(counts[light], language)}</span>
        </label>
      ))}
    </fieldset>
  )
}
