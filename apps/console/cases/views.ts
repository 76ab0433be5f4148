import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { ask, get, post } from '#ui/api.ts'
import type { CaseSearch } from './search.ts'

/** A view of the list under a name: filters and columns, one's own or shared. */
export interface SavedView {
  id: number
  name: string
  shared: boolean
  mine: boolean
  search: Record<string, string>
  columns: string[]
}

export type NewView = Pick<SavedView, 'name' | 'shared' | 'columns'> & { search: CaseSearch }

export const viewsQuery = queryOptions({
  queryKey: ['case-views'],
  queryFn: () => get<{ views: SavedView[] }>('/case-views').then(({ views }) => views),
  staleTime: 60_000,
})

export function useViewChanges() {
  const queries = useQueryClient()
  const after = { onSettled: () => queries.invalidateQueries({ queryKey: viewsQuery.queryKey }) }
  const save = useMutation({ mutationFn: (view: NewView) => post<SavedView>('/case-views', view), ...after })
  const change = useMutation({
    mutationFn: ({ id, ...view }: NewView & { id: number }) =>
      ask<SavedView>('PUT', `/case-views/${id}`, { body: view }),
    ...after,
  })
  const remove = useMutation({
    mutationFn: (id: number) => ask('DELETE', `/case-views/${id}`, { body: {} }),
    ...after,
  })
  return { save, change, remove }
}

/** Whether the list shows just this view: the same filters, whatever their order. */
export const isShown = (view: SavedView, search: CaseSearch): boolean => {
  const asText = (given: object) =>
    JSON.stringify(Object.entries(given).toSorted(([a], [b]) => a.localeCompare(b)))
  return asText(view.search) === asText(search)
}
