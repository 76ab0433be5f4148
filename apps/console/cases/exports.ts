import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { ask, get, post, type Query } from '#ui/api.ts'
import type { Language, Text } from '#ui/words.ts'
import type { ColumnKey } from './columns.tsx'

export interface CaseExport {
  id: number
  format: 'csv' | 'xlsx'
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  askedAt: string
  expected: number | null
  rows: number
  size: number | null
  /** The day on which it is deleted; null while it is being made. */
  keptUntil: string | null
  refused: { message: Text } | null
}

export const isUnfinished = ({ state }: CaseExport): boolean => state === 'waiting' || state === 'running'

/** Asked again every second while one is being made. */
export const exportsQuery = queryOptions({
  queryKey: ['case-exports'],
  queryFn: () => get<{ exports: CaseExport[] }>('/case-exports').then(({ exports }) => exports),
  refetchInterval: ({ state }) => (state.data?.some(isUnfinished) ? 1_000 : false),
})

export const exportUrl = (id: number): string => `/api/case-exports/${id}/file`

/** What the columns of the page are called in a file: a place is two of them. */
const inFile: Record<ColumnKey, readonly string[]> = {
  clock: ['clock', 'due'],
  number: ['number'],
  what: ['what'],
  state: ['state'],
  class: ['class'],
  place: ['street', 'community'],
  unit: ['unit'],
  channel: ['channel'],
  type: ['type'],
  opened: ['opened'],
  last: ['last', 'lastActor'],
}

export interface ExportAsked {
  format: 'csv' | 'xlsx'
  language: Language
  columns: readonly ColumnKey[]
  /** The list's own question to the API, its words among it. */
  filter: Query
}

export function useAskExport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ format, language, columns, filter: { q, ...filter } }: ExportAsked) => {
      const wanted = Object.entries(filter).filter(([, value]) => value != null && value !== '')
      const body = { format, language, columns: columns.flatMap((key) => inFile[key]) }
      return post<CaseExport>('/case-exports', {
        ...body,
        filter: Object.fromEntries(wanted),
        ...(q ? { q } : {}),
      })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: exportsQuery.queryKey }),
  })
}

/** Cancels what is being made; deletes what has ended. */
export function useEndExport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (made: CaseExport): Promise<void> => {
      if (isUnfinished(made)) await post(`/case-exports/${made.id}/cancel`)
      else await ask('DELETE', `/case-exports/${made.id}`)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: exportsQuery.queryKey }),
  })
}
