import { pairsOf } from '#engines/flow/flow.ts'

/** Two texts that share half of their pairs of characters say the same with other words around it. */
const half = 0.5
/** A pair that this many texts have leads to nobody in particular. */
const usual = 150

/** For each text the number of its group: near duplicates are in one, so that no fold learns what it is asked. */
export function groupsOf(texts: readonly string[]): number[] {
  const pairs = texts.map((text) => new Set(pairsOf(text)))
  const holders = new Map<string, number[]>()
  for (const [at, own] of pairs.entries())
    for (const pair of own) holders.set(pair, [...(holders.get(pair) ?? []).slice(0, usual), at])
  const parents = texts.map((_, at) => at)
  const rootOf = (at: number): number => (parents[at] === at ? at : (parents[at] = rootOf(parents[at]!)))
  for (const [at, own] of pairs.entries()) {
    const met = new Map<number, number>()
    for (const pair of own) {
      const others = holders.get(pair)!
      if (others.length > usual) continue
      for (const other of others) if (other < at) met.set(other, (met.get(other) ?? 0) + 1)
    }
    for (const [other, rare] of met)
      if (rare * 4 > Math.min(own.size, pairs[other]!.size) && shareOf(own, pairs[other]!) > half)
        parents[rootOf(at)] = rootOf(other)
  }
  return texts.map((_, at) => rootOf(at))
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((pair) => b.has(pair)).length
  return both / (a.size + b.size - both)
}
