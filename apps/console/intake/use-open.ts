import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { post, Refused } from '#ui/api.ts'
import { casesKey, type CaseSummary } from '#ui/cases.ts'
import { freshKey } from '#ui/present.ts'

/** Registers a case. A lost answer is asked for again by the same key, so that none is registered twice. */
export function useOpen() {
  const queries = useQueryClient()
  const key = useRef(freshKey())
  return useMutation({
    retry: (failures, error) => failures < 3 && error instanceof Refused && error.status === 0,
    mutationFn: (opening: object) => post<CaseSummary>('/cases', opening, key.current),
    onSettled(_made, error) {
      if (!(error instanceof Refused && error.status === 0)) key.current = freshKey()
      void queries.invalidateQueries({ queryKey: casesKey })
    },
  })
}
