import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, post } from '#ui/api.ts'

export interface Ringing {
  system: string
  call: string
  number: string
  rangAt: string
}

/** The stream tells at once; asking now and then finds what was told to another server process. */
const phoneQuery = queryOptions({
  queryKey: ['phone'],
  queryFn: () => get<{ call: Ringing | null; simulated: boolean }>('/telephone/my-call'),
  refetchInterval: 5_000,
})

/** The call at my desk, and what can be done with it. */
export function usePhone() {
  const queries = useQueryClient()
  const { data } = useQuery(phoneQuery)
  const reread = () => queries.invalidateQueries({ queryKey: phoneQuery.queryKey })
  const end = useMutation({
    mutationFn: (call: string) => post('/telephone/my-call/end', { call }),
    onSettled: reread,
  })
  const simulate = useMutation({
    mutationFn: (number: string) => post('/telephone/simulated-calls', { number }),
    onSuccess: reread,
  })
  return { call: data?.call ?? undefined, simulated: data?.simulated ?? false, end, simulate }
}
