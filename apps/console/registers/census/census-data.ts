import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { get } from '#ui/api.ts'
import type { ClassKey } from '#ui/cases.ts'

export const figures = [
  ...(['walked', 'left', 'registered', 'seen', 'changed'] as const),
  ...(['moved', 'missing', 'new', 'accepted', 'declined'] as const),
] as const

export type CensusFields = {
  title: string
  state: 'open' | 'closed'
  classes?: ClassKey[]
  from: string
  until: string
  cells: number
  closedOn?: string
} & Partial<Record<(typeof figures)[number], number>>

export interface CensusTask {
  key: string
  cell: string
  state: 'open' | 'walked' | 'left'
  walker: { account: number; name: string } | null
  walkedOn: string | null
  registered: number
  seen: number
  differences: number
  undecided: number
}

export interface CensusView {
  census: { key: string; version: number; fields: CensusFields }
  tasks: CensusTask[]
}

export const kinds = ['changed', 'moved', 'missing', 'new'] as const
export type Kind = (typeof kinds)[number]
export const results = ['found', 'accepted', 'declined'] as const
export type Result = (typeof results)[number]

export type DifferenceFields = {
  kind: Kind
  component?: string
  class?: ClassKey
  place?: { lng: number; lat: number }
  state?: string
  note?: string
  photos?: string[]
  result: Result
  finder: number
}

/** What the register says of a component, as far as a walker needs it. */
export interface ComponentFields {
  name?: string
  state?: string
  address?: string
  place?: { lng: number; lat: number }
}

export interface Difference {
  key: string
  fields: DifferenceFields
  since: string
  finder: string
  component: ComponentFields | null
  why: string
}

export interface WalkView {
  task: { key: string; fields: { census: string; cell: string; state: CensusTask['state']; walker?: number } }
  census: CensusFields
  components: { key: string; fields: ComponentFields }[]
  seen: { component: string; photos: string[]; by: string; at: string }[]
  differences: { key: string; fields: DifferenceFields }[]
}

const censusKey = ['grid', 'census'] as const

export const censusQuery = (key: string) =>
  queryOptions({
    queryKey: [...censusKey, 'one', key],
    queryFn: ({ signal }) => get<CensusView>(`/grid/censuses/${key}`, undefined, signal),
    retry: false,
  })

export const walkQuery = (task: string) =>
  queryOptions({
    queryKey: [...censusKey, 'task', task],
    queryFn: ({ signal }) => get<WalkView>(`/grid/census-tasks/${task}`, undefined, signal),
    retry: false,
  })

export const differencesQuery = (census: string, result: Result) =>
  infiniteQueryOptions({
    queryKey: [...censusKey, 'differences', census, result],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      get<{ differences: Difference[]; next: string | null }>(
        `/grid/censuses/${census}/differences`,
        { result, after: pageParam, limit: 50 },
        signal,
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** After something was written: all that shows a census, and the registers it lies in, are asked anew. */
export function useCensusRenewal(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: censusKey }),
      queries.invalidateQueries({ queryKey: ['registers', 'entries'] }),
    ])
}
