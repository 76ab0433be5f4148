import { chance } from '#kernel/chance.ts'
import type { Vector } from './term-weights.ts'

/** A line between one class and all others: above zero is inside. */
export interface Line {
  weights: Float64Array
  bias: number
}

export interface Effort {
  /** How dear an example on the wrong side is. */
  cost?: number
  /** Most rounds over the examples; it ends sooner where nothing moves. */
  rounds?: number
}

/**
 * The widest margin between the examples inside and those outside: a linear support vector machine with squared
 * loss, solved exactly by dual coordinate descent (Hsieh et al., ICML 2008, algorithm 1). The same examples in
 * the same order give the same line.
 */
export function learnLine(
  vectors: readonly Vector[],
  inside: readonly boolean[],
  size: number,
  { cost = 2, rounds = 15 }: Effort = {},
): Line {
  const weights = new Float64Array(size)
  const line = { weights, bias: 0 }
  const pulls = new Float64Array(vectors.length)
  const slack = 1 / (2 * cost)
  const order = chance(1)
  let places = vectors.map((_, at) => at)
  for (let round = 0; round < rounds; round++) {
    let moved = 0
    places = order.shuffle(places)
    for (const at of places) {
      const vector = vectors[at]!
      const side = inside[at] ? 1 : -1
      const pull = pulls[at]!
      const wrong = side * scoreOf(vector, line) - 1 + slack * pull
      // Each vector is of length one, and the bias is one more value of one.
      const next = Math.max(0, pull - wrong / (2 + slack))
      if (next === pull) continue
      pulls[at] = next
      moved = Math.max(moved, Math.abs(next - pull))
      const step = (next - pull) * side
      for (let n = 0; n < vector.terms.length; n++) weights[vector.terms[n]!]! += step * vector.values[n]!
      line.bias += step
    }
    if (moved < 0.001) break
  }
  return line
}

export function scoreOf({ terms, values }: Vector, { weights, bias }: Line): number {
  let sum = bias
  for (let n = 0; n < terms.length; n++) sum += weights[terms[n]!]! * values[n]!
  return sum
}
