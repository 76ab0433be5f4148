import { useCallback, useState } from 'react'

const prefix = 'huying.draft.'

/**
 * What is being typed, kept in this browser at every stroke: a crash, a lost connection or a closed tab
 * loses nothing. `clear` once it has been sent.
 */
export function useDraft<T>(key: string, initial: T): [T, (value: T) => void, () => void] {
  const [state, setState] = useState(() => ({ key, value: read(key, initial) }))
  const value = state.key === key ? state.value : read(key, initial)
  const set = useCallback(
    (value: T) => {
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
