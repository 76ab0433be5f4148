import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '#ui/api.ts'
import { casesKey, type CaseSummary } from '#ui/cases.ts'

export interface BulkResult {
  row: CaseSummary
  /** Why it was refused; undefined where it was done. */
  error: unknown
}

export interface Bulk {
  progress: { done: number; count: number } | undefined
  results: BulkResult[] | undefined
  run: (
    rows: readonly CaseSummary[],
    action: string,
    answers: Record<string, unknown>,
  ) => Promise<BulkResult[]>
  forget: () => void
}

const lanes = 4

/** Takes one action on many cases, a few at a time; each stands or is refused for itself. */
export function useBulk(): Bulk {
  const queries = useQueryClient()
  const [progress, setProgress] = useState<Bulk['progress']>()
  const [results, setResults] = useState<BulkResult[]>()
  const run: Bulk['run'] = async (rows, action, answers) => {
    const waiting = [...rows]
    const made: BulkResult[] = []
    setProgress({ done: 0, count: rows.length })
    const lane = async () => {
      for (let row = waiting.shift(); row; row = waiting.shift()) {
        const body = { version: row.version, answers }
        const error = await post(`/cases/${row.id}/actions/${action}`, body).then(
          () => undefined,
          (reason: unknown) => reason,
        )
        made.push({ row, error })
        setProgress({ done: made.length, count: rows.length })
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    setProgress(undefined)
    setResults(made)
    await queries.invalidateQueries({ queryKey: casesKey })
    return made
  }
  return { progress, results, run, forget: () => setResults(undefined) }
}
