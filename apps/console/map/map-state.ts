import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { presentMoment } from '#ui/present.ts'
import { type MapState, searchOf, stateOf } from './search.ts'

const quietMs = 200

/** The state of the map, which its address follows once the hand rests; another address is another state. */
export function useMapState(): [MapState, (change: Partial<MapState>) => void] {
  const search = useSearch({ from: '/inside/map' })
  const navigate = useNavigate({ from: '/map' })
  const [state, setState] = useState(() => stateOf(search, presentMoment()))
  const given = JSON.stringify(search)
  const [seen, setSeen] = useState(given)
  const [written, setWritten] = useState(given)
  if (given !== seen) {
    setSeen(given)
    if (given !== written) setState((now) => ({ ...stateOf(search, presentMoment()), view: now.view }))
  }
  const write = useEffectEvent(() => {
    const next = searchOf(state, presentMoment())
    if (JSON.stringify(next) === given) return
    setWritten(JSON.stringify(next))
    void navigate({ search: next, replace: true })
  })
  useEffect(() => {
    const timer = setTimeout(write, quietMs)
    return () => clearTimeout(timer)
  }, [state])
  return [state, useCallback((change) => setState((now) => ({ ...now, ...change })), [])]
}
