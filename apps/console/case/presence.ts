import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask } from '#ui/api.ts'
import { type PresentPerson, presenceKey } from '#ui/live.ts'
import { useMe } from '#ui/session.ts'

const everyMs = 10_000

const say = (id: number, body: { here?: boolean; acting?: boolean }) =>
  ask<{ people: PresentPerson[] }>('POST', `/cases/${id}/presence`, { body })

/** Says that this page has the case before it, every few seconds and when it leaves; who else has, comes back. */
export function useSayPresent(id: number, acting: boolean): void {
  const queries = useQueryClient()
  useEffect(() => {
    let isGone = false
    const tell = () =>
      void say(id, { acting }).then(
        ({ people }) => !isGone && queries.setQueryData(presenceKey(id), people),
        // Who looks on is a courtesy: the page works without it.
        () => undefined,
      )
    tell()
    const timer = setInterval(tell, everyMs)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [id, acting, queries])
  useEffect(() => () => void say(id, { here: false }).catch(() => undefined), [id])
}

/** Who else has the case before them now. */
export function useOthersPresent(id: number): PresentPerson[] {
  const me = useMe()
  const { data } = useQuery<PresentPerson[]>({
    queryKey: presenceKey(id),
    queryFn: () => [],
    enabled: false,
    initialData: [],
  })
  return data.filter(({ account }) => account !== me.account)
}
