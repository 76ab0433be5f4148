import { useEffect, useState } from 'react'

interface Pages {
  data: { pages: { cases: unknown[] }[] } | undefined
  hasNextPage: boolean
  isFetching: boolean
  isError: boolean
  isPlaceholderData: boolean
  fetchNextPage: () => Promise<unknown>
}

const page = 50

/**
 * Where few cases fit, the server looks through so many at a time and may give a page that is not full: the list
 * goes on until a page more is there or nothing is left. `asked` changes with what is asked for.
 */
export function useFullPages<P extends Pages>(pages: P, asked: string): P & { looking: boolean } {
  const [wanted, want] = useState({ asked, rows: page })
  const rows = pages.data?.pages.reduce((sum, { cases }) => sum + cases.length, 0) ?? 0
  const most = wanted.asked === asked ? wanted.rows : page
  const short = pages.hasNextPage && !pages.isPlaceholderData && !pages.isError && rows < most
  const { isFetching, fetchNextPage } = pages
  useEffect(() => {
    if (short && !isFetching) void fetchNextPage()
  }, [short, isFetching, fetchNextPage])
  const more = () => {
    want({ asked, rows: rows + page })
    return fetchNextPage()
  }
  return { ...pages, fetchNextPage: more, looking: short }
}
