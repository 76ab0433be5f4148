import { startTransition, useEffect, useState } from 'react'
import { useLastRow } from './kept.ts'

/** As many rows as a tall screen shows. */
const screenful = 28

/**
 * The first screenful of a long list at once, the rest as soon as that stands: who clicked sees rows before
 * hundreds of them are drawn. Who comes back to a list finds all of it, and so the place where they were.
 */
export function useGradually<T>(rows: readonly T[] | undefined): readonly T[] | undefined {
  const [lastRow] = useLastRow()
  const [whole, setWhole] = useState(lastRow !== undefined)
  const isLong = (rows?.length ?? 0) > screenful
  useEffect(() => {
    if (isLong) startTransition(() => setWhole(true))
  }, [isLong])
  return isLong && !whole ? rows!.slice(0, screenful) : rows
}
