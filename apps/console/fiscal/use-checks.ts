import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { check, checksKey } from './check-data.ts'

/** A file on its way: waiting, in hand, checked (with its id), or refused. */
export interface Sent {
  place: number
  name: string
  id?: number
  error?: unknown
}

/**
 * Files are checked one after the other, so that the first is soon to be seen. The queue is the console's, not the
 * page's: whoever goes to another page finds it further on.
 */
let sent: readonly Sent[] = []
let work = Promise.resolve()
const listeners = new Set<() => void>()

function change(next: readonly Sent[]): void {
  sent = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const put = (place: number, result: Partial<Sent>): void =>
  change(sent.map((one) => (one.place === place ? { ...one, ...result } : one)))

/** Leaving the console altogether would lose the files that wait. */
const warn = (event: BeforeUnloadEvent): void => event.preventDefault()

export const isUnderWay = ({ id, error }: Sent): boolean => id === undefined && error === undefined

export function useChecks(): {
  sent: readonly Sent[]
  add: (files: File[], onFirst: (id: number) => unknown) => void
  clear: () => void
} {
  const queries = useQueryClient()
  const known = useSyncExternalStore(listen, () => sent)
  const add = (files: File[], onFirst: (id: number) => unknown): void => {
    const begun = sent.filter(isUnderWay).length > 0 ? sent : []
    const from = (begun.at(-1)?.place ?? 0) + 1
    change([...begun, ...files.map(({ name }, n) => ({ place: from + n, name }))])
    window.addEventListener('beforeunload', warn)
    let isFirst = true
    for (const [n, file] of files.entries())
      work = work.then(async () => {
        try {
          const id = await check(file)
          put(from + n, { id })
          await queries.invalidateQueries({ queryKey: ['fiscal-check', id] })
          if (isFirst) onFirst(id)
          isFirst = false
        } catch (error) {
          put(from + n, { error })
        }
        if (!sent.some(isUnderWay)) window.removeEventListener('beforeunload', warn)
        await queries.invalidateQueries({ queryKey: checksKey })
      })
  }
  return { sent: known, add, clear: () => change([]) }
}
