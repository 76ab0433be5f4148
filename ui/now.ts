import { useCallback, useSyncExternalStore } from 'react'
import { presentMoment } from './present.ts'

/** One timer for all that tick alike: a long list shows hundreds of remaining times. */
interface Ticker {
  now: Date
  listeners: Set<() => void>
  timer: ReturnType<typeof setInterval> | undefined
}

const tickers = new Map<number, Ticker>()

function tickerOf(everyMs: number): Ticker {
  const known = tickers.get(everyMs)
  if (known) return known
  const made: Ticker = { now: presentMoment(), listeners: new Set(), timer: undefined }
  tickers.set(everyMs, made)
  return made
}

/** Nobody looked for a while: the moment is taken anew, once. */
function momentOf(everyMs: number): Date {
  const ticker = tickerOf(everyMs)
  const present = presentMoment()
  if (present.getTime() - ticker.now.getTime() >= everyMs) ticker.now = present
  return ticker.now
}

function subscribe(everyMs: number, tell: () => void): () => void {
  const ticker = tickerOf(everyMs)
  ticker.listeners.add(tell)
  ticker.timer ??= setInterval(() => {
    ticker.now = presentMoment()
    for (const each of ticker.listeners) each()
  }, everyMs)
  return () => {
    ticker.listeners.delete(tell)
    if (ticker.listeners.size > 0) return
    clearInterval(ticker.timer)
    ticker.timer = undefined
  }
}

/** The present moment, told anew every `everyMs`; what shows a remaining time ticks with it. */
export const useNow = (everyMs = 15_000): Date =>
  useSyncExternalStore(
    useCallback((tell) => subscribe(everyMs, tell), [everyMs]),
    () => momentOf(everyMs),
  )
