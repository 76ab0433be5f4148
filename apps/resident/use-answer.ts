import { useEffect, useState } from 'react'

interface Answered<T> {
  data?: T
  error?: unknown
}

/** Asks once for every `key`; undefined asks nothing. `again` asks anew and keeps what is shown meanwhile. */
export function useAnswer<T>(key: string | undefined, ask: () => Promise<T>) {
  const [state, setState] = useState<Answered<T> & { key?: string }>({})
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (key === undefined) return undefined
    let wanted = true
    ask().then(
      (data) => wanted && setState({ key, data }),
      (error: unknown) => wanted && setState({ key, error }),
    )
    return () => void (wanted = false)
    // What is asked is told by its key.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, round])
  const shown: Answered<T> = state.key === key ? state : {}
  return { ...shown, again: () => setRound(round + 1) }
}
