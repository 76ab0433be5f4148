import { useQuery } from '@tanstack/react-query'
import { Segmented, Select, Slider } from 'antd'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useDeclarations } from '#ui/district.ts'
import { numberText } from '#ui/format.ts'
import { type LightColour, LightShape } from '#ui/light.tsx'
import { type GlMap, MapView } from '#ui/map.tsx'
import { presentMoment } from '#ui/present.ts'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { addCaseLayers, showCases } from './case-layers.ts'
import './map-page.css'
import { drawn, lights, pointsQuery } from './points.ts'
import { ShownCase } from './shown-case.tsx'
import { mapWords } from './words.ts'

const dayMs = 86_400_000

/** 地图: where the cases lie, gathered until one looks closer; every layer is the district's own. */
export function MapPage() {
  const say = useWords(mapWords)
  const [filter, setFilter] = useState<Filter>({ open: 'yes', type: undefined, days: 60 })
  const [wanted, setWanted] = useState<ReadonlySet<LightColour>>(new Set(lights))
  const [shown, setShown] = useState<number>()
  const query = useFilterQuery(filter)
  const { data } = useQuery(pointsQuery(query))
  const { counts, data: features } = useMemo(() => drawn(data?.points ?? [], wanted), [data, wanted])
  const map = useRef<GlMap>(undefined)
  const newest = useRef(features)
  useEffect(() => {
    newest.current = features
    if (map.current) showCases(map.current, features)
  }, [features])
  const onReady = useCallback((made: GlMap) => {
    map.current = made
    addCaseLayers(made, setShown)
    showCases(made, newest.current)
    return () => (map.current = undefined)
  }, [])
  return (
    <div className="map-page">
      <MapView label={say('label')} onReady={(made) => void onReady(made)} />
      <section className="panel map-filter" aria-label={say('title')}>
        <h1>{say('title')}</h1>
        <MapFilter filter={filter} onChange={setFilter} />
        <Lights
          counts={counts}
          wanted={wanted}
          onChange={setWanted}
          shownOnes={filter.open === 'yes' ? lights.filter((light) => light !== 'done') : lights}
        />
        <p className="quiet small" aria-live="polite">
          {data?.all === false ? say('some') : say('shown', { count: features.features.length })}
        </p>
      </section>
      {shown !== undefined && <ShownCase id={shown} onClose={() => setShown(undefined)} />}
    </div>
  )
}

interface Filter {
  open: 'yes' | ''
  type: string | undefined
  days: number
}

/** The slider is followed once it rests. */
function useFilterQuery({ open, type, days }: Filter) {
  const settled = useDeferredValue(days)
  return useMemo(() => {
    const hour = Math.floor(presentMoment().getTime() / 3_600_000) * 3_600_000
    return { open, type, from: new Date(hour - settled * dayMs).toISOString() }
  }, [open, type, settled])
}

function MapFilter({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const say = useWords(mapWords)
  const text = useText()
  const { types } = useDeclarations()
  return (
    <>
      <Segmented<Filter['open']>
        block
        value={filter.open}
        onChange={(open) => onChange({ ...filter, open })}
        options={[
          { value: 'yes', label: say('open') },
          { value: '', label: say('all') },
        ]}
      />
      <Select
        allowClear
        aria-label={say('type')}
        placeholder={say('anyType')}
        value={filter.type}
        onChange={(type?: string) => onChange({ ...filter, type })}
        options={[...types.values()].map(({ code, title }) => ({ value: code, label: text(title) }))}
      />
      <div>
        <span className="small" id="map-days">
          {say('days', { count: filter.days })}
        </span>
        <Slider
          min={1}
          max={60}
          value={filter.days}
          ariaLabelledByForHandle="map-days"
          onChange={(days) => onChange({ ...filter, days })}
        />
      </div>
    </>
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
