import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { casesKey } from '#ui/cases.ts'
import { useNow } from '#ui/now.ts'
import { carryOn, forgetRun, onRun, type Run, runNow, stopRun } from './run.ts'

export interface Bulk {
  run: Run | undefined
  /** Begins a run, or goes on with one that stopped. It goes on while other pages are looked at. */
  carryOn: (run: Run) => void
  stop: () => void
  forget: () => void
}

/** The run of actions on many cases, wherever it was begun. */
export function useBulk(): Bulk {
  const queries = useQueryClient()
  const run = useSyncExternalStore(onRun, runNow)
  // Another window that was closed falls silent: that is seen when one looks again.
  useNow(5_000)
  return {
    run,
    carryOn: (begun) => void carryOn(begun).then(() => queries.invalidateQueries({ queryKey: casesKey })),
    stop: stopRun,
    forget: forgetRun,
  }
}
