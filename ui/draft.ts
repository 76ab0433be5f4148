import { useCallback, useEffect, useRef, useState } from 'react'

const prefix = 'huying.draft.'
let owner = ''

/** Whose drafts are meant: people who share a computer never see each other's. Before a sign-in: nobody's. */
export function setDraftOwner(login: string | undefined): void {
  owner = login === undefined ? '' : `${login}.`
}

const placeOf = (key: string): string => prefix + owner + key

/** Takes what is typed now, or how it follows from what was typed before; always the same function. */
export type SetDraft<T> = (change: T | ((before: T) => T)) => void

/**
 * What is being typed, kept in this browser at every stroke: a crash, a lost connection or a closed tab
 * loses nothing. `clear` once it has been sent; `forget` where it is still to be looked at.
 */
export function useDraft<T extends object>(
  key: string,
  initial: T,
): [T, SetDraft<T>, clear: () => void, forget: () => void] {
  const [state, setState] = useState(() => ({ key, value: read(key, initial) }))
  const value = state.key === key ? state.value : read(key, initial)
  const newest = useRef(value)
  useEffect(() => void (newest.current = value), [value])
  const set: SetDraft<T> = useCallback(
    (change) => {
      const value = typeof change === 'function' ? change(newest.current) : change
      newest.current = value
      writeDraft(key, value)
      setState({ key, value })
    },
    [key],
  )
  const forget = () => localStorage.removeItem(placeOf(key))
  const clear = () => {
    forget()
    newest.current = initial
    setState({ key, value: initial })
  }
  return [value, set, clear, forget]
}

export const hasDraft = (key: string): boolean => localStorage.getItem(placeOf(key)) !== null

/** Whose drafts are meant just now. */
export const draftOwner = (): string => owner

export const readDraft = <T>(key: string): T | undefined => read<T | undefined>(key, undefined)

/** Takes a draft away from where it lies. */
export function takeDraft<T>(key: string): T | undefined {
  const kept = read<T | undefined>(key, undefined)
  localStorage.removeItem(placeOf(key))
  return kept
}

export const writeDraft = (key: string, value: object): void =>
  localStorage.setItem(placeOf(key), JSON.stringify(value))

function read<T>(key: string, initial: T): T {
  try {
    const kept = localStorage.getItem(placeOf(key))
    return kept === null ? initial : JSON.parse(kept)
  } catch {
    return initial
  }
}
