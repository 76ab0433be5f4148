import type { CaseView } from '#ui/cases.ts'
import { AlikeList } from '../help/alike-list.tsx'
import { useAlikeCase } from '../help/use-help.ts'

interface MergeIntoProps {
  found: CaseView
  chosen: unknown
  onChoose: (other: number) => void
}

/** Cases that this one may be merged into: open ones of its type that may be the same. */
export function MergeInto({ found, chosen, onChoose }: MergeIntoProps) {
  const { data } = useAlikeCase(found.id)
  const cases = data?.cases.filter((row) => row.closedAt === null) ?? []
  if (cases.length === 0) return null
  return (
    <AlikeList
      cases={cases}
      chosen={typeof chosen === 'number' ? chosen : undefined}
      onChoose={({ id }) => onChoose(id)}
    />
  )
}
