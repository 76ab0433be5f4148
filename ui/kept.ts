import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RowId } from './row-keys.ts'

/**
 * Like a state, but who leaves the page and comes back finds it as it was, until the tab is loaded anew or
 * somebody else signs in.
 */
export function useKept<T>(key: string, initial: T): [T, (value: T) => void] {
  const queries = useQueryClient()
  const queryKey = ['kept', key]
  const { data } = useQuery<{ value: T }>({ queryKey, queryFn: skipToken, gcTime: Infinity })
  const set = (value: T) => void queries.setQueryData(queryKey, { value })
  return [data ? data.value : initial, set]
}

/** The router gives every entry of the browser's history a key of its own, and "back" brings it again. */
const entryKey = (): string[] => {
  const state = history.state as { __TSR_key?: string } | null
  return ['kept', 'row', state?.__TSR_key ?? location.href]
}

/** The row of a list that was last opened or come to, for who goes back to that list; and to say which it is. */
export function useLastRow(): [RowId | undefined, (id: RowId) => void] {
  const queries = useQueryClient()
  const [row] = useState(() => queries.getQueryData<RowId>(entryKey()))
  const keep = (id: RowId) => {
    queries.setQueryDefaults(['kept'], { gcTime: Infinity })
    queries.setQueryData(entryKey(), id)
  }
  return [row, keep]
}
