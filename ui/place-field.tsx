import { EnvironmentOutlined } from '@ant-design/icons'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { AutoComplete, Button, Input } from 'antd'
import { lazy, memo, Suspense, useDeferredValue, useState } from 'react'
import { get } from './api.ts'
import { type Unit, unitsQuery, useNames } from './district.ts'
import type { Place } from './place.ts'
import { Waiting } from './situation.tsx'
import { type Text, useText, useWords, words } from './words.ts'

const PlaceMap = lazy(() => import('./place-map.tsx').then(({ PlaceMap }) => ({ default: PlaceMap })))

const placeWords = words('place', {
  search: { zh: '道路、小区、地标、社区', en: 'Road, estate, landmark, community' },
  label: { zh: '查找地点', en: 'Find a place' },
  map: { zh: '在地图上点选', en: 'Point on the map' },
  hide: { zh: '收起地图', en: 'Hide the map' },
  community: { zh: '社区', en: 'Community' },
  street: { zh: '街道', en: 'Street' },
  road: { zh: '道路', en: 'Road' },
  landmark: { zh: '地标', en: 'Landmark' },
  in: { zh: '{street} · {community} · 网格 {cell}', en: '{street} · {community} · cell {cell}' },
})

interface FoundPlace {
  code: string
  kind: string
  name: Text
  lng: number
  lat: number
}

interface Location {
  street: { code: string; name: Text } | null
  community: { code: string; name: Text } | null
  cell: string | null
}

const placesQuery = (q: string) =>
  queryOptions({
    queryKey: ['org', 'places', q],
    queryFn: ({ signal }) => get<{ places: FoundPlace[] }>('/org/places', { q, limit: 12 }, signal),
    enabled: q.length > 0,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })

export const locationQuery = (lng: number | undefined, lat: number | undefined) =>
  queryOptions({
    queryKey: ['org', 'location', lng, lat],
    queryFn: ({ signal }) => get<Location>('/org/locations', { lng, lat }, signal),
    enabled: lng !== undefined,
    staleTime: Infinity,
  })

interface PlaceFieldProps {
  id: string
  value: Place
  onChange: (place: Place) => void
}

/** A place by its name, its community or a point on the map; says which street, community and cell it lies in. */
export const PlaceField = memo(function PlaceField({ id, value, onChange }: PlaceFieldProps) {
  const say = useWords(placeWords)
  const [map, setMap] = useState(false)
  const [typed, setTyped] = useState<string>()
  const shown = typed ?? value.name ?? ''
  const options = useOptions(useDeferredValue(shown.trim()))
  return (
    <div className="place-field">
      <div className="row">
        <AutoComplete
          id={id}
          value={shown}
          options={options}
          onChange={(text: string) => setTyped(text)}
          onSelect={(_, option) => {
            setTyped(undefined)
            onChange((option as unknown as { place: Place }).place)
          }}
          onBlur={() => setTyped(undefined)}
          style={{ flex: 1, minWidth: 220 }}
        >
          <Input prefix={<EnvironmentOutlined />} placeholder={say('search')} aria-label={say('label')} />
        </AutoComplete>
        <Button onClick={() => setMap(!map)} aria-expanded={map}>
          {say(map ? 'hide' : 'map')}
        </Button>
      </div>
      <Within place={value} />
      {map && (
        <Suspense fallback={<Waiting lines={1} height={220} />}>
          <PlaceMap place={value} onChange={onChange} />
        </Suspense>
      )}
    </div>
  )
})

/** The street, community and cell of a chosen position, or the area that was chosen by its name. */
function Within({ place: { lng, lat, street, community } }: { place: Place }) {
  const say = useWords(placeWords)
  const text = useText()
  const names = useNames()
  const { data } = useQuery(locationQuery(lng, lat))
  const area = names.area(community ?? street)
  if (area) return <p className="quiet small within">{text(area)}</p>
  if (lng === undefined || !data) return null
  const told = say('in', {
    street: text(data.street?.name) || '–',
    community: text(data.community?.name) || '–',
    cell: data.cell ?? '–',
  })
  return <p className="quiet small within">{told}</p>
}

function useOptions(q: string) {
  const say = useWords(placeWords)
  const text = useText()
  const { data: units } = useQuery(unitsQuery)
  const { data: found } = useQuery(placesQuery(q))
  if (!q) return []
  const option = (key: string, name: string, about: string, place: Place) => ({
    value: key,
    place,
    label: (
      <span className="unit-option">
        {name} <small>{about}</small>
      </span>
    ),
  })
  const isArea = ({ kind, name }: Unit) =>
    (kind === 'community' || kind === 'street') && `${name.zh}${name.en}`.includes(q)
  const areas = (units ?? []).filter(isArea).slice(0, 6)
  const places = q && found ? found.places : []
  return [
    ...places.map(({ code, kind, name, lng, lat }) =>
      option(code, text(name), say(kind === 'road' ? 'road' : 'landmark'), { name: text(name), lng, lat }),
    ),
    ...areas.map((unit) =>
      option(`unit ${unit.code}`, text(unit.name), say(unit.kind as 'street'), {
        name: text(unit.name),
        [unit.kind]: unit.code,
      }),
    ),
  ]
}
