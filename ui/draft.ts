import { useCallback, useEffect, useRef, useState } from 'react'

const prefix = 'huying.draft.'

/** Takes what is typed now, or how it follows from what was typed before; always the same function. */
export type SetDraft<T> = (change: T | ((before: T) => T)) => void

/**
 * What is being typed, kept in this browser at every stroke: a crash, a lost connection or a closed tab
 * loses nothing. `clear` once it has been sent.
 */
export function useDraft<T extends object>(key: string, initial: T): [T, SetDraft<T>, () => void] {
  const [state, setState] = useState(() => ({ key, value: read(key, initial) }))
  const value = state.key === key ? state.value : read(key, initial)
  const newest = useRef(value)
  useEffect(() => void (newest.current = value), [value])
  const set: SetDraft<T> = useCallback(
    (change) => {
      const value = typeof change === 'function' ? change(newest.current) : change
      newest.current = value
      localStorage.setItem(prefix + key, JSON.stringify(value))
      setState({ key, value })
    },
    [key],
  )
  const clear = () => {
    localStorage.removeItem(prefix + key)
    setState({ key, value: initial })
  }
  return [value, set, clear]
}

export const hasDraft = (key: string): boolean => localStorage.getItem(prefix + key) !== null

function read<T>(key: string, initial: T): T {
  try {
    const kept = localStorage.getItem(prefix + key)
    return kept === null ? initial : JSON.parse(kept)
  } catch {
    return initial
  }
}
