import { refuse, type Text } from '#kernel/errors.ts'
import { pauseBackwards } from './errors.ts'

/** A time in which no limit runs: 挂账, waiting for a part, a doubt being settled. */
export interface Pause {
  readonly from: Date
  /** The moment it runs again; null while it still stands. */
  readonly until: Date | null
  readonly name?: Text | undefined
}

/** Milliseconds; sorted and apart from each other. One without an end reaches to Infinity. */
export interface Stop {
  readonly from: number
  readonly to: number
  readonly name: Text | undefined
}

/** Puts pauses in order; where two overlap, the second begins when the first has ended. */
export function stopsOf(pauses: readonly Pause[]): Stop[] {
  const stops: Stop[] = []
  const sorted = pauses.length > 1 ? pauses.toSorted((a, b) => a.from.getTime() - b.from.getTime()) : pauses
  let end = -Infinity
  for (const { from, until, name } of sorted) {
    const stop = { from: Math.max(from.getTime(), end), to: until?.getTime() ?? Infinity, name }
    if (!(from.getTime() <= stop.to)) refuse(pauseBackwards)
    if (stop.to <= stop.from) continue
    stops.push(stop)
    end = stop.to
  }
  return stops
}
