import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, type Query } from './api.ts'
import type { FormSchema } from './cases.ts'
import type { Text } from './words.ts'

/** A register as the API declares it: everything that its pages are drawn from. */
export interface DeclaredRegister {
  code: string
  title: Text
  about: Text
  basis: string | null
  form: FormSchema
  /** The field that is the key; null where the register numbers its entries. */
  keyField: string | null
  name: string
  columns: string[]
  filters: string[]
  /** The field by which entries lie on a map, and the colours of its points. */
  place: string | null
  tones: { field: string; of: Record<string, 'green' | 'yellow' | 'red' | 'plain'> } | null
  may: ('read' | 'write' | 'import' | 'export' | 'open')[]
}

export type EntryFields = Record<string, unknown>

export interface Entry {
  key: string
  version: number
  act: 'create' | 'change' | 'retire' | 'restore'
  retired: boolean
  fields: EntryFields
  since: string
  at: string
  by: string
  why: string
}

export const registersQuery = queryOptions({
  queryKey: ['registers', 'declared'],
  queryFn: () => get<{ registers: DeclaredRegister[] }>('/registers').then(({ registers }) => registers),
  staleTime: 10 * 60_000,
})

/** Everything that a kept entry may change on a screen begins with this key. */
export const entriesKey = (register: string) => ['registers', 'entries', register] as const

export const entriesQuery = (register: string, filter: Query) =>
  infiniteQueryOptions({
    queryKey: [...entriesKey(register), 'list', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      get<{ entries: Entry[]; next: string | null }>(
        `/registers/${register}/entries`,
        { ...filter, after: pageParam, limit: 50 },
        signal,
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const entryPath = (register: string, key: string): string =>
  `/registers/${register}/entries/${encodeURIComponent(key)}`

export const entryQuery = (register: string, key: string, asOf?: string) =>
  queryOptions({
    queryKey: [...entriesKey(register), 'one', key, asOf ?? ''],
    queryFn: ({ signal }) =>
      get<{ entry: Entry; history: Entry[] }>(entryPath(register, key), { asOf }, signal),
    retry: false,
  })
