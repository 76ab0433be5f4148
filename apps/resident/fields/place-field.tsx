import { useState } from 'react'
import { useText, useWords } from '#ui/words.ts'
import { askHere, askNear } from '../asking.ts'
import { GroundMap } from '../map/ground-map.tsx'
import type { Point } from '../map/view.ts'
import type { Typed } from '../typed.ts'
import { useAnswer } from '../use-answer.ts'
import { followWords, residentWords } from '../words.ts'
import { DevicePosition } from './device-position.tsx'
import { PlaceSearch } from './place-search.tsx'

interface PlaceFieldProps {
  typed: Typed
  wrong?: string | undefined
  /** A terminal in a hall is not where it happened, and shows its map at once. */
  fixed?: boolean
  onChange: (part: Partial<Typed>) => void
}

/** Where: by the device, by name, on the map, or in words alone. */
export function PlaceField({ typed, wrong, fixed = false, onChange }: PlaceFieldProps) {
  const say = useWords(residentWords)
  const [map, setMap] = useState(fixed)
  const { lng, lat, placeName } = typed
  const chosen = lng !== undefined && lat !== undefined
  const take = ([x, y]: Point, name?: string) => onChange({ lng: round(x), lat: round(y), placeName: name })
  return (
    <fieldset className="where">
      <legend>{say('where')}</legend>
      <div className="buttons">
        {!fixed && <DevicePosition onFound={take} />}
        <button type="button" aria-expanded={map} onClick={() => setMap(!map)}>
          {say(map ? 'closeMap' : 'openMap')}
        </button>
      </div>
      <PlaceSearch onFound={take} />
      {map && <GroundMap label={say('map')} pin={chosen ? [lng, lat] : undefined} onPick={take} />}
      {chosen && (
        <>
          <Chosen lng={lng} lat={lat} name={placeName} />
          <button
            type="button"
            className="plain"
            onClick={() => onChange({ lng: undefined, lat: undefined, placeName: undefined })}
          >
            {say('clearPlace')}
          </button>
        </>
      )}
      <label>
        <span>{say('address')}</span>
        <input
          name="address"
          maxLength={150}
          value={typed.address}
          onChange={(event) => onChange({ address: event.target.value })}
        />
      </label>
      {wrong && <p className="wrong">{wrong}</p>}
    </fieldset>
  )
}

/** A hand's breadth is precise enough. */
const round = (degrees: number): number => Number(degrees.toFixed(6))

/** Says which street and community a place lies in, and whether something is reported there already. */
function Chosen({ lng, lat, name }: { lng: number; lat: number; name: string | undefined }) {
  const say = useWords(residentWords)
  const sayNear = useWords(followWords)
  const text = useText()
  const { data: here } = useAnswer(`here ${lng} ${lat}`, () => askHere(lng, lat))
  const { data: near } = useAnswer(`near ${lng} ${lat}`, () => askNear(lng, lat))
  if (!here) return <p role="status">{sayNear('loading')}</p>
  if (!here.inside)
    return (
      <p className="wrong" role="status">
        {say('outside')}
      </p>
    )
  const within = [name, text(here.street), text(here.community)].filter(Boolean).join(' · ')
  return (
    <p className="chosen-place" role="status">
      <b>{within}</b>
      {near && near.appeals.length > 0 && <span>{sayNear('nearSame', { count: near.appeals.length })}</span>}
    </p>
  )
}
