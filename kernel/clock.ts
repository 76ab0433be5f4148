/** The one place that reads the present moment; everything else is given it. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** A clock that stands still until it is moved: for tests, replays and demonstrations. */
export interface VirtualClock {
  now: Clock
  set(at: Date): void
  advance(ms: number): void
}

export function virtualClock(start: Date): VirtualClock {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    set: (to) => void (at = to.getTime()),
    advance: (ms) => void (at += ms),
  }
}

/** Milliseconds that only go forward: for measuring how long something took. */
export const stopwatch = (): (() => number) => {
  const start = performance.now()
  return () => performance.now() - start
}
