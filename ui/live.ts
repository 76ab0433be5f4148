import { useQueryClient } from '@tanstack/react-query'
import { createContext, useEffect, useState } from 'react'
import { onNotAllowed } from './api.ts'
import { caseQuery, casesKey } from './cases.ts'
import { renewMe } from './session.ts'

/** A case was moved by somebody; ids and codes, never what was said. */
export interface CaseMoved {
  id: number
  seq: number
  type: string
  action: string
  to: string
  unit: number | null
}

/** Somebody who has a case before them; `acting`: who is filling a form of it. */
export interface PresentPerson {
  account: number
  name: string
  acting: boolean
}

export const presenceKey = (id: number) => ['presence', id] as const

/** Whether the stream of what others do is open. */
export const LiveContext = createContext(false)

const gatherMs = 250

/**
 * Opens the stream of `GET /api/live` and lets what shows a moved case be read again: the case itself at
 * once, lists and baskets together a moment later. What is not on the screen waits until it is looked at.
 */
export function useLiveUpdates(): boolean {
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const stream = new EventSource('/api/live')
    let gathered: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      gathered ??= setTimeout(() => {
        gathered = undefined
        void queries.invalidateQueries({ queryKey: [...casesKey, 'inbox'] })
        void queries.invalidateQueries({ queryKey: [...casesKey, 'list'] })
        void queries.invalidateQueries({ queryKey: [...casesKey, 'notices'] })
      }, gatherMs)
    }
    stream.addEventListener('open', () => setOpen(true))
    stream.addEventListener('error', () => setOpen(false))
    stream.addEventListener('case.moved', (event: MessageEvent<string>) => {
      const moved = JSON.parse(event.data) as CaseMoved
      void queries.invalidateQueries({ queryKey: caseQuery(moved.id).queryKey })
      soon()
    })
    // The telephone at this desk rings, or was put down.
    stream.addEventListener('phone.call', () => void queries.invalidateQueries({ queryKey: ['phone'] }))
    stream.addEventListener('case.present', (event: MessageEvent<string>) => {
      const { id, people } = JSON.parse(event.data) as { id: number; people: PresentPerson[] }
      queries.setQueryData(presenceKey(id), people)
    })
    // What one may do was changed while the page is open: what it offers changes with it.
    stream.addEventListener('rights.changed', () => void renewMe(queries))
    const heard = onNotAllowed(() => void renewMe(queries))
    stream.addEventListener('missed', () => void queries.invalidateQueries({ queryKey: casesKey }))
    return () => {
      clearTimeout(gathered)
      heard()
      stream.close()
    }
  }, [queries])
  return open
}
