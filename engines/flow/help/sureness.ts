/** `[margin, share]`: among cases left out, of those with about this margin so many were right. Rising in both. */
export type Sureness = readonly (readonly [margin: number, share: number])[]

/** Points of the curve at most; each stands for as many cases. */
const points = 20
const leastPerPoint = 8

/**
 * How often suggestions were right by their margin (best score less the second), on cases that the lines had not
 * seen; neighbours that contradict the order are taken together (isotonic regression).
 */
export function surenessOf(judged: readonly { margin: number; right: boolean }[]): Sureness {
  const rising = judged.toSorted((a, b) => a.margin - b.margin)
  const size = Math.max(leastPerPoint, Math.ceil(rising.length / points))
  const pools: { margin: number; right: number; many: number }[] = []
  for (let at = 0; at < rising.length; at += size) {
    const part = rising.slice(at, at + size)
    pools.push({
      margin: part[0]!.margin,
      right: part.filter(({ right }) => right).length,
      many: part.length,
    })
    while (pools.length > 1 && shareOf(pools.at(-2)!) >= shareOf(pools.at(-1)!)) {
      const last = pools.pop()!
      pools.at(-1)!.right += last.right
      pools.at(-1)!.many += last.many
    }
  }
  return pools.map((pool) => [pool.margin, shareOf(pool)] as const)
}

/** One more that was wrong: what few cases prove is said with less certainty. */
const shareOf = ({ right, many }: { right: number; many: number }): number => right / (many + 1)

/** The share that was right at such a margin; 0 below all that was seen. */
export const shareAt = (sureness: Sureness, margin: number): number =>
  sureness.findLast(([least]) => least <= margin)?.[1] ?? 0
