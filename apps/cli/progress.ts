import { stopwatch } from '#kernel/clock.ts'

const everyMs = 1_000

/** Says how far a long command is, at most once a second. */
export function progress(tell: (line: string) => void) {
  const elapsed = stopwatch()
  let said = 0
  return {
    at(rows: number): void {
      if (elapsed() - said < everyMs) return
      said = elapsed()
      tell(`… ${rows}（${rate(rows, elapsed())}/s）`)
    },
    seconds: () => elapsed() / 1000,
    perSecond: (rows: number) => rate(rows, elapsed()),
  }
}

const rate = (rows: number, ms: number): number => Math.round(rows / Math.max(ms / 1000, 0.001))
