import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type AnyRouter, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { classesQuery, declarationsQuery, postsQuery, unitsQuery } from '#ui/district.ts'
import { type Me, useMe } from '#ui/session.ts'
import { runningWays, workWays } from './navigation.ts'

/** Its library is as large as all else together: it waits for a person who wants the map. */
const heavy = new Set(['/map'])

/**
 * Brings what the next click of this person may need, once their first page stands and the browser has nothing to do:
 * the names of the district, then the code of the pages in their navigation. A person who saves data is left alone.
 */
export function useWarmUp(): void {
  const me = useMe()
  const queries = useQueryClient()
  const router = useRouter()
  useEffect(() => {
    if (savesData()) return
    const left = new AbortController()
    void warmUp([...namesFor(me, queries), ...pagesFor(me, router)], queries, left.signal)
    return () => left.abort()
  }, [me, queries, router])
}

/** One after the other, each when nothing else is asked for; what fails is asked for again by the page itself. */
async function warmUp(
  works: readonly (() => Promise<unknown> | undefined)[],
  queries: QueryClient,
  left: AbortSignal,
): Promise<void> {
  for (const work of works) {
    do await idle()
    while (!left.aborted && queries.isFetching() > 0)
    if (left.aborted) return
    await work()?.catch(() => undefined)
  }
}

function namesFor(me: Me, queries: QueryClient) {
  const may = (permission: string) => me.permissions.includes(permission)
  return [
    ...(may('cases.read') ? [() => queries.prefetchQuery(declarationsQuery)] : []),
    ...(may('org.read')
      ? [() => queries.prefetchQuery(unitsQuery), () => queries.prefetchQuery(postsQuery)]
      : []),
    ...(may('catalogue.read') ? [() => queries.prefetchQuery(classesQuery)] : []),
  ]
}

function pagesFor(me: Me, { routesByPath, loadRouteChunk }: AnyRouter) {
  return [...workWays, ...runningWays]
    .filter((way) => way.may(me) && !heavy.has(way.to))
    .map(({ to }) => routesByPath[to])
    .filter((route) => route !== undefined)
    .map((route) => () => loadRouteChunk(route))
}

const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true

/** Safari does not tell when it is idle. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) =>
    'requestIdleCallback' in globalThis ? requestIdleCallback(resolve) : setTimeout(resolve, 200),
  )
