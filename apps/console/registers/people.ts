import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { get } from '#ui/api.ts'
import { useMay } from '#ui/session.ts'

interface Holder {
  account: number
  name: string
}

/** Who holds a post today, as the fields of forms ask it. */
export const holdersQuery = (post: string) =>
  queryOptions({
    queryKey: ['org', 'holders', { post }],
    queryFn: () => get<{ holders: Holder[] }>('/org/holders', { post }),
    staleTime: 60_000,
  })

/** Supervisors by account; undefined for whoever has left. */
export function useSupervisors(): ReadonlyMap<number, string> {
  const may = useMay()
  const { data } = useQuery({ ...holdersQuery('supervisor'), enabled: may('org.read') })
  return useMemo(() => new Map(data?.holders.map(({ account, name }) => [account, name])), [data])
}
