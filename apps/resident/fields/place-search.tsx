import { useEffect, useId, useState } from 'react'
import { useText, useWords } from '#ui/words.ts'
import { askPlaces, type FoundPlace } from '../asking.ts'
import type { Point } from '../map/view.ts'
import { residentWords } from '../words.ts'

const pauseMs = 200

/** Roads, estates and landmarks as one types; the list is plain buttons, good for fingers and keys alike. */
export function PlaceSearch({ onFound }: { onFound: (point: Point, name: string) => void }) {
  const say = useWords(residentWords)
  const text = useText()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<FoundPlace[]>()
  const q = typed.trim()
  useEffect(() => {
    if (!q) return undefined
    const stop = new AbortController()
    const timer = setTimeout(() => {
      askPlaces(q, stop.signal).then(
        ({ places }) => setFound(places),
        () => undefined,
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [q])
  return (
    <div className="search">
      <label htmlFor={id}>{say('findPlace')}</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {q && found && (
        <ul role="status">
          {found.map(({ code, name, lng, lat }) => (
            <li key={code}>
              <button
                type="button"
                onClick={() => {
                  onFound([lng, lat], text(name))
                  setTyped('')
                }}
              >
                {text(name)}
              </button>
            </li>
          ))}
          {found.length === 0 && <li className="quiet">{say('noPlace')}</li>}
        </ul>
      )}
    </div>
  )
}
