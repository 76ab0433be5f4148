import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { ask, Refused } from '#ui/api.ts'
import { useDraft } from '#ui/draft.ts'
import { type Book, bookQuery, type Content } from './book-data.ts'

export type Saving = 'saved' | 'waiting' | 'away' | 'refused' | 'moved'

interface Kept extends Content {
  /** The saved version that this was typed on. */
  version: number
}

const contentOf = ({ moneyUnit, entries, ledgers }: Content): Content => ({ moneyUnit, entries, ledgers })
const nothing = { kept: null }
const saveAfterMs = 900
const againAfterMs = 4_000

/** A server that cannot be reached or fails is asked again; a refusal waits for the person. */
const savingAfter = (failure: unknown): Saving => {
  if (!(failure instanceof Refused) || failure.status === 0 || failure.status >= 500) return 'away'
  return failure.code === 'fiscal.book-moved' ? 'moved' : 'refused'
}

/**
 * The books as they are typed: kept in this browser at every stroke, saved a moment later, saved again when the
 * server can be reached; where somebody else was quicker the person chooses.
 */
export function useBook(book: Book) {
  const queries = useQueryClient()
  const [{ kept }, keep, clear] = useDraft<{ kept: Kept | null }>(`books.${book.id}`, nothing)
  const [saving, setSaving] = useState<Saving>(() =>
    !kept ? 'saved' : kept.version === book.version ? 'waiting' : 'moved',
  )
  const [error, setError] = useState<unknown>()
  const newest = useRef(kept)
  const busy = useRef(false)
  const content = kept ? contentOf(kept) : contentOf(book)
  const put = (next: Kept | null) => {
    newest.current = next
    if (next) keep({ kept: next })
    else clear()
  }
  const change = useCallback(
    (edit: (content: Content) => Content) => {
      const now = newest.current ?? { ...contentOf(book), version: book.version }
      newest.current = { ...edit(contentOf(now)), version: now.version }
      keep({ kept: newest.current })
      setSaving((before) => (before === 'moved' ? before : 'waiting'))
    },
    [book, keep],
  )
  const saved = (sent: Kept, version: number) => {
    queries.setQueryData(bookQuery(book.id).queryKey, { ...book, ...contentOf(sent), version })
    const unchanged = newest.current === sent
    put(unchanged ? null : { ...newest.current!, version })
    setSaving(unchanged ? 'saved' : 'waiting')
    setError(undefined)
    void queries.invalidateQueries({ queryKey: ['fiscal', 'books'] })
  }
  const send = useEffectEvent(async () => {
    const sent = newest.current
    if (!sent || busy.current) return
    busy.current = true
    try {
      const { version } = await ask<{ version: number }>('PUT', `/fiscal/books/${book.id}`, { body: sent })
      saved(sent, version)
    } catch (failure) {
      setError(failure)
      setSaving(savingAfter(failure))
    } finally {
      busy.current = false
    }
  })
  useEffect(() => {
    if (saving !== 'waiting' && saving !== 'away') return
    const timer = setTimeout(() => void send(), saving === 'away' ? againAfterMs : saveAfterMs)
    return () => clearTimeout(timer)
  }, [saving, kept])
  /** After somebody else saved: `mine` goes over it, else it is taken and what was typed here is dropped. */
  const settle = async (mine: boolean) => {
    const now = await queries.fetchQuery({ ...bookQuery(book.id), staleTime: 0 })
    put(mine && newest.current ? { ...newest.current, version: now.version } : null)
    setError(undefined)
    setSaving(mine ? 'waiting' : 'saved')
  }
  return { content, change, saving, error, settle }
}
