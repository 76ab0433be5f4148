import { Button } from 'antd'
import type { ReactNode } from 'react'

interface MoreRowsProps {
  /** A list that is read page by page. */
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }
  children: ReactNode
}

/** At the foot of a list, while there is more of it. */
export function MoreRows({ pages, children }: MoreRowsProps) {
  if (!pages.hasNextPage) return null
  return (
    <footer>
      <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {children}
      </Button>
    </footer>
  )
}
