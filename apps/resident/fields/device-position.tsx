import { useState } from 'react'
import { useWords } from '#ui/words.ts'
import type { Point } from '../map/view.ts'
import { residentWords } from '../words.ts'

/** Asks the device where it is, and only when the resident wants it to. */
export function DevicePosition({ onFound }: { onFound: (point: Point) => void }) {
  const say = useWords(residentWords)
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')
  const find = () => {
    if (!('geolocation' in navigator)) return setState('failed')
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle')
        onFound([coords.longitude, coords.latitude])
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  }
  return (
    <>
      <button type="button" disabled={state === 'asking'} onClick={find}>
        {say(state === 'asking' ? 'locating' : 'myPosition')}
      </button>
      {state === 'failed' && (
        <p className="wrong" role="alert">
          {say('positionDenied')}
        </p>
      )}
    </>
  )
}
