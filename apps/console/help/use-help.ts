import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask, get } from '#ui/api.ts'
import { type CaseSummary, casesKey, type ClassKey, type ListedCase } from '#ui/cases.ts'
import type { Place } from '#ui/place.ts'
import { useSettled } from './settled.ts'

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

/** Who finally handled closed cases of a class, in the street or else in the others. */
export interface UnitBefore {
  unit: number
  cases: number
  of: number
  inStreet: boolean
}

interface Help {
  cases: AlikeCase[]
  suggestions: SuggestedClass[]
  units: UnitBefore[]
}

export interface AskedHelp {
  type: string
  text: string
  class: ClassKey | undefined
  place: Place
}

const leastSigns = 4
/** Of the 200 ms that a suggestion may take, so much waits for the next key. */
export const restMs = 50
const nothing: Help = { cases: [], suggestions: [], units: [] }

/**
 * What the district knows of what is being typed: one question at each pause, a newer one calls the older back.
 * Everybody on the page who asks the same shares it. `isBehind`: what is told is of an earlier text.
 */
export function useHelpWhileTyping(asked: AskedHelp): Help & { isAsked: boolean; isBehind: boolean } {
  const settled = useSettled(asked, restMs)
  const isAsked = asked.text.trim().length >= leastSigns
  const { data, isFetching } = useQuery({
    queryKey: [...casesKey, 'help', 'typing', settled],
    queryFn: ({ signal }) => ask<Help>('POST', '/help/typing', { body: questionOf(settled), signal }),
    enabled: settled.text.trim().length >= leastSigns,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  })
  if (!isAsked) return { ...nothing, isAsked, isBehind: false }
  const isBehind = isFetching || !data || JSON.stringify(settled) !== JSON.stringify(asked)
  return { ...(data ?? nothing), isAsked, isBehind }
}

function questionOf({ type, text, class: about, place: { lng, lat, street, community } }: AskedHelp) {
  return {
    ...{ type, text, street, community },
    ...(about && { class: { edition: about.edition, kind: about.kind, code: about.code } }),
    ...(lng !== undefined && lat !== undefined && { place: { lng, lat } }),
  }
}

/** Cases that may be of the same thing as this one. */
export const useAlikeCase = (id: number) =>
  useQuery({
    queryKey: [...casesKey, 'help', 'alike', id],
    queryFn: ({ signal }) => get<{ cases: AlikeCase[] }>(`/cases/${id}/alike`, {}, signal),
    staleTime: 60_000,
  })

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
