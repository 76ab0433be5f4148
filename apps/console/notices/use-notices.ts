import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, post } from '#ui/api.ts'
import { casesKey } from '#ui/cases.ts'

export interface Notice {
  id: number
  case: number
  number: string
  type: string
  kind: string
  title: string | null
  at: string
}

const key = [...casesKey, 'notices']

/** The stream of moves is ahead of the notices that are made of them; this often they are asked for. */
const everyMs = 15_000

export function useNotices(): { notices: Notice[]; read: (notices: readonly Notice[]) => void } {
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => get<{ notices: Notice[] }>('/notices', { limit: 100 }).then(({ notices }) => notices),
    refetchInterval: everyMs,
  })
  const reading = useMutation({
    mutationFn: (ids: number[]) => post('/notices/read', { ids }),
    onMutate: (ids) =>
      queries.setQueryData<Notice[]>(key, (known) => known?.filter(({ id }) => !ids.includes(id))),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  return { notices: data ?? [], read: (notices) => reading.mutate(notices.map(({ id }) => id)) }
}
