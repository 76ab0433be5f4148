/** A repeatable source of chance (mulberry32): the same seed draws the same. Never for secrets. */
export interface Chance {
  /** From 0 to just below 1. */
  next(): number
  between(low: number, high: number): number
  pick<T>(from: readonly T[]): T
  shuffle<T>(list: readonly T[]): T[]
  yes(probability: number): boolean
  /** One of the entries, as often as its weight says. */
  weighted<T>(entries: readonly (readonly [weight: number, value: T])[]): T
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    pick: (from) => from[Math.floor(next() * from.length)]!,
    yes: (probability) => next() < probability,
    weighted(entries) {
      let left = next() * entries.reduce((sum, [weight]) => sum + weight, 0)
      return (entries.find(([weight]) => (left -= weight) < 0) ?? entries.at(-1)!)[1]
    },
    shuffle(list) {
      const out = [...list]
      for (let i = out.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        ;[out[i], out[j]] = [out[j]!, out[i]!]
      }
      return out
    },
  }
}
