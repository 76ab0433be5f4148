import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Query } from '#ui/api.ts'
import { numberText } from '#ui/format.ts'
import { type GlMap, MapView } from '#ui/map.tsx'
import { type DeclaredRegister, entryQuery } from '#ui/registers.ts'
import { Failure, Waiting } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { useTold } from '../value.tsx'
import { registerWords } from '../words.ts'
import { addEntryLayers, showEntries } from './entry-layers.ts'
import { type EntryPoints, entryPointsQuery, featuresOf } from './entry-points.ts'
import './entries-map.css'

interface EntriesMapProps {
  register: DeclaredRegister
  filter: Query
}

/** Where the entries lie that the list shows; where they are too many, a share of them until one looks closer. */
export function EntriesMap({ register, filter }: EntriesMapProps) {
  const say = useWords(registerWords)
  const text = useText()
  const [box, setBox] = useState<string>()
  const [shown, setShown] = useState<string>()
  const whole = useQuery(entryPointsQuery(register.code, filter))
  const tooMany = whole.data !== undefined && whole.data.count > whole.data.keys.length
  const within = useQuery({
    ...entryPointsQuery(register.code, { ...filter, bbox: box }),
    enabled: tooMany && box !== undefined,
  })
  const data = tooMany && box ? (within.data ?? whole.data) : whole.data
  const features = useMemo(() => (data ? featuresOf(data, register.tones) : []), [data, register.tones])
  const map = useRef<GlMap>(undefined)
  const newest = useRef(features)
  useEffect(() => {
    newest.current = features
    if (map.current) showEntries(map.current, features)
  }, [features])
  const onReady = useCallback((made: GlMap) => {
    map.current = made
    addEntryLayers(made, setShown)
    showEntries(made, newest.current)
    made.on('moveend', () => setBox(boxText(made)))
    return () => (map.current = undefined)
  }, [])
  return (
    <div className="entries-map">
      <MapView label={say('mapOf', { title: text(register.title) })} onReady={(made) => void onReady(made)} />
      <aside className="panel legend">
        <Counted points={data} />
        <Legend register={register} />
        {whole.error && !data && <Failure error={whole.error} retry={whole.refetch} />}
      </aside>
      {shown && <ShownEntry register={register} entryKey={shown} onClose={() => setShown(undefined)} />}
    </div>
  )
}

/** What is in sight, half as much again on every side: a small move shows no gap. */
function boxText(map: GlMap): string {
  const bounds = map.getBounds()
  const [west, south, east, north] = [
    ...[bounds.getWest(), bounds.getSouth()],
    ...[bounds.getEast(), bounds.getNorth()],
  ] as [number, number, number, number]
  const [wide, high] = [(east - west) / 2, (north - south) / 2]
  return [west - wide, south - high, east + wide, north + high].map((side) => side.toFixed(4)).join(',')
}

function Counted({ points }: { points: EntryPoints | undefined }) {
  const say = useWords(registerWords)
  const language = useLanguage()
  const number = (count: number) => numberText(count, language)
  if (!points) return <p className="small quiet">{say('loading')}</p>
  return (
    <p className="small" aria-live="polite">
      {say('onMap', { count: number(points.count) })}
      {points.keys.length < points.count && (
        <span className="quiet"> · {say('share', { count: number(points.keys.length) })}</span>
      )}
    </p>
  )
}

function Legend({ register: { tones, form } }: { register: DeclaredRegister }) {
  const text = useText()
  const options = form.properties?.[tones?.field ?? '']?.options
  if (!tones || !options) return null
  return (
    <ul className="small">
      {Object.entries(options).map(([value, title]) => (
        <li key={value} className="row">
          <i className={tones.of[value] ?? 'plain'} aria-hidden />
          {text(title)}
        </li>
      ))}
    </ul>
  )
}

interface ShownEntryProps {
  register: DeclaredRegister
  entryKey: string
  onClose: () => void
}

/** The entry behind a point, and the way to it. */
function ShownEntry({ register, entryKey, onClose }: ShownEntryProps) {
  const say = useWords(registerWords)
  const told = useTold()
  const { data } = useQuery(entryQuery(register.code, entryKey))
  const field = (name: string) => told(register.form.properties?.[name] ?? {}, data?.entry.fields[name])
  const others = register.columns.filter(
    (name) => ![register.keyField, register.name, register.tones?.field].includes(name),
  )
  return (
    <section className="panel shown-entry" aria-live="polite">
      <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={say('close')} onClick={onClose} />
      {!data ? (
        <Waiting lines={3} />
      ) : (
        <>
          <p className="row">
            <b>{field(register.name)}</b>
            {register.tones && <Tag>{field(register.tones.field)}</Tag>}
          </p>
          <Link
            to="/registers/$register/$key"
            params={{ register: register.code, key: entryKey }}
            className="code"
          >
            {entryKey}
          </Link>
          <p className="small quiet">{others.map(field).filter(Boolean).join(' · ')}</p>
        </>
      )}
    </section>
  )
}
