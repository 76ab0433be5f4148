import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { post, Refused } from '#ui/api.ts'
import { caseQuery, casesKey, type CaseSummary } from '#ui/cases.ts'
import { freshKey } from '#ui/present.ts'

export interface Act {
  action: string
  version: number
  answers: Record<string, unknown>
  attachments: { hash: string; kind: string }[]
}

/** Takes an action; whatever comes of it, the case is read anew. A lost answer is asked for by the same key. */
export function useAct(id: number) {
  const queries = useQueryClient()
  const key = useRef(freshKey())
  return useMutation({
    retry: (failures, error) => failures < 3 && error instanceof Refused && error.status === 0,
    mutationFn: ({ action, ...body }: Act) =>
      post<CaseSummary>(`/cases/${id}/actions/${action}`, body, key.current),
    async onSettled() {
      key.current = freshKey()
      await queries.invalidateQueries({ queryKey: caseQuery(id).queryKey })
      void queries.invalidateQueries({ queryKey: casesKey, refetchType: 'active' })
    },
  })
}
