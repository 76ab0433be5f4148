import { gramsOf, gramsOfBeginning } from './grams.ts'

export interface Example {
  text: string
  class: string
}

/** A text as numbers: which grams stand in it and how much each counts; its length is one. */
export interface Vector {
  terms: Int32Array
  values: Float64Array
}

export interface Terms {
  grams: string[]
  /** Place in `grams`. */
  places: ReadonlyMap<string, number>
  /** How much a gram counts, whatever the text. */
  weights: Float64Array
}

/** Grams of one to three characters, and how it begins. */
export const termsIn = (text: string): Map<string, number> =>
  new Map([...gramsOf(text, 3), ...gramsOfBeginning(text)])

/** A gram that a single text has says nothing of others. */
const fewest = 2

/**
 * How much each gram counts: the rarer it is and the more the classes differ in using it (Kullback–Leibler
 * divergence of the classes among its texts from the classes of all), the more.
 */
export function weighTerms(examples: readonly Example[]): Terms {
  const classes = new Map([...new Set(examples.map((one) => one.class))].map((code, at) => [code, at]))
  const sizes = new Float64Array(classes.size)
  const uses = new Map<string, Map<number, number>>()
  for (const { text, class: code } of examples) {
    const at = classes.get(code)!
    sizes[at]! += 1
    for (const gram of termsIn(text).keys()) {
      const use = uses.get(gram) ?? new Map<number, number>()
      use.set(at, (use.get(at) ?? 0) + 1)
      uses.set(gram, use)
    }
  }
  const shares = sizes.map((size) => size / examples.length)
  const grams: string[] = []
  const weights: number[] = []
  for (const [gram, use] of uses) {
    const seen = [...use.values()].reduce((sum, many) => sum + many, 0)
    if (seen < fewest) continue
    grams.push(gram)
    const rarity = Math.log((1 + examples.length) / (1 + seen)) + 1
    weights.push(rarity * Math.sqrt(divergence(use, seen, shares) + leastDivergence))
  }
  const places = new Map(grams.map((gram, at) => [gram, at]))
  return { grams, places, weights: Float64Array.from(weights) }
}

/** A gram that all classes use alike still counts a little. */
const leastDivergence = 0.05

function divergence(use: ReadonlyMap<number, number>, seen: number, shares: Float64Array): number {
  let sum = 0
  for (const [at, share] of shares.entries()) {
    const among = ((use.get(at) ?? 0) + share) / (seen + 1)
    sum += among * Math.log(among / share)
  }
  return sum
}

/** `known`: the weight of a gram, undefined where it is not known. */
export function weighedGrams(text: string, known: (gram: string) => number | undefined): Map<string, number> {
  const found = new Map<string, number>()
  let square = 0
  for (const [gram, times] of termsIn(text)) {
    const weight = known(gram)
    if (weight === undefined) continue
    const value = (1 + Math.log(times)) * weight
    square += value * value
    found.set(gram, value)
  }
  const length = Math.sqrt(square) || 1
  for (const [gram, value] of found) found.set(gram, value / length)
  return found
}

export function vectorOf(text: string, { places, weights }: Terms): Vector {
  const found = weighedGrams(text, (gram) => {
    const place = places.get(gram)
    return place === undefined ? undefined : weights[place]
  })
  return {
    terms: Int32Array.from(found.keys(), (gram) => places.get(gram)!),
    values: Float64Array.from(found.values()),
  }
}
