import { stopwatch } from '#kernel/clock.ts'

export interface Times {
  p50: number
  p95: number
}

/** Runs a piece of work again and again, after some that do not count, so many at once; milliseconds. */
export async function times(
  work: () => Promise<unknown>,
  { runs = 60, warmUp = 8, clients = 1 } = {},
): Promise<Times> {
  for (let n = 0; n < warmUp; n++) await work()
  const taken: number[] = []
  const client = async () => {
    for (let n = 0; n < runs; n++) {
      const elapsed = stopwatch()
      await work()
      taken.push(elapsed())
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return timesIn(taken)
}

/** Half and nearly all of what was measured; milliseconds. */
export function timesIn(taken: readonly number[]): Times {
  const sorted = taken.toSorted((a, b) => a - b)
  return { p50: at(sorted, 0.5), p95: at(sorted, 0.95) }
}

export const msText = ({ p50, p95 }: Times): string => `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN

/** Several clients at once for so many seconds; how often a second the work was done. */
export async function rate(
  work: (client: number) => Promise<unknown>,
  clients = 8,
  seconds = 5,
): Promise<number> {
  const elapsed = stopwatch()
  let done = 0
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (elapsed() < seconds * 1000) {
        await work(client)
        done++
      }
    }),
  )
  return done / (elapsed() / 1000)
}

/** Several clients at once until everything that waits is worked off; how often a second the work was done. */
export async function emptied<T>(
  waiting: T[],
  work: (next: T, client: number) => Promise<unknown>,
  clients = 8,
): Promise<number> {
  const elapsed = stopwatch()
  const many = waiting.length
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await work(next, client)
    }),
  )
  return many / (elapsed() / 1000)
}
