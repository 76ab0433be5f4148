import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ask, get } from '#ui/api.ts'
import { type CaseSummary, casesKey, type ClassKey, type ListedCase } from '#ui/cases.ts'

export interface AlikeCase extends CaseSummary {
  title: string
  text: string
  score: number
  words: number
  metres: number | null
  days: number
  because: string[]
}

export interface SuggestedClass {
  class: ClassKey
  /** Of closed cases as clear as this one, the share that ended so; null for a second choice. */
  sure: number | null
  because: string[]
}

export interface CallerHistory {
  open: number
  closed: number
  cases: ListedCase[]
}

/** What was typed, once the fingers rest for a moment. */
export function useSettled<T>(value: T, restMs: number): T {
  const text = JSON.stringify(value)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), restMs)
    return () => clearTimeout(timer)
  }, [text, restMs])
  return JSON.parse(settled) as T
}

export interface AskedAlike {
  type: string
  text: string
  class?: ClassKey | undefined
  place?: { lng: number; lat: number } | undefined
  street?: string | undefined
  community?: string | undefined
}

const leastSigns = 4
const restMs = 80

/** Cases that may be of the same thing as what is being typed. */
export function useAlikeWhileTyping(asked: AskedAlike) {
  const body = useSettled(asked, restMs)
  return useQuery({
    queryKey: [...casesKey, 'help', 'typing', body],
    queryFn: ({ signal }) => ask<{ cases: AlikeCase[] }>('POST', '/help/alike', { body, signal }),
    enabled: body.text.trim().length >= leastSigns,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })
}

/** Cases that may be of the same thing as this one. */
export const useAlikeCase = (id: number) =>
  useQuery({
    queryKey: [...casesKey, 'help', 'alike', id],
    queryFn: ({ signal }) => get<{ cases: AlikeCase[] }>(`/cases/${id}/alike`, {}, signal),
    staleTime: 60_000,
  })

/** Classes that the district's closed cases would give; nothing where they are unsure. */
export function useSuggestedClasses(asked: { type: string; text: string }): SuggestedClass[] {
  const body = useSettled(asked, restMs)
  const { data } = useQuery({
    queryKey: ['help', 'classes', body],
    queryFn: ({ signal }) =>
      ask<{ suggestions: SuggestedClass[] }>('POST', '/help/classes', { body, signal }),
    enabled: body.text.trim().length >= leastSigns,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return asked.text.trim().length >= leastSigns ? (data?.suggestions ?? []) : []
}

/** A number as it stands whole: a mobile, or a line with or without its area. */
const wholeNumber = /^(\+?86)?(1\d{10}|0\d{9,11}|[2-8]\d{7})$/

/** Asked once a number is whole, since each look is on record. */
export function useCallerHistory(typed: string) {
  const phone = useSettled(typed.replace(/[\s()-]/g, ''), 300)
  return useQuery({
    queryKey: ['help', 'caller', phone],
    queryFn: ({ signal }) => ask<CallerHistory>('POST', '/help/caller', { body: { phone }, signal }),
    enabled: wholeNumber.test(phone),
    staleTime: 60_000,
    gcTime: 0,
  })
}
