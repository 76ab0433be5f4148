import { metresBetween } from '#engines/org/org.ts'
import { beginningOf, pairsOf, runsOf } from './grams.ts'

/** What is compared: what was said, when, and where as far as it is known. */
export interface Told {
  text: string
  at: Date
  lng: number | null
  lat: number | null
  street: string | null
  community: string | null
  /** Null: not known yet. */
  classCode: string | null
}

/** Numbers of the comparison; a district may set its own (`flow.help`). */
export interface AlikeRules {
  /** Two cases of this class farther apart than this are two things. Metres. */
  metres: number
  /** How much must be said alike where both are near and no class speaks against it. */
  nearWords: number
  /** The same where no points decide. */
  words: number
}

export interface Likeness {
  /** 0 to 1: what was said, where, when, together. */
  score: number
  /** 0 to 1: the share of what was said that both say, rare words counting more. */
  words: number
  /** Between the two points; null where one is not known. */
  metres: number | null
  days: number
  /** The pairs of characters that both say, those that decide first. */
  shared: string[]
}

/** How much a pair of characters says: the natural logarithm of how rare it is. */
export type Rarity = (pair: string) => number

/** What the candidate says beyond what is asked counts less: who types has not finished. */
const missing = 0.6
const beyond = 0.25
/** Two short sentences that share a word share nothing yet: this much rare speech must be common. */
const leastShared = 40
/** People say first what it is about and where: there a pair counts so many times. */
const atBeginning = 3
const dayMs = 86_400_000
const monthDays = 30

/**
 * Whether two tellings may be of one thing: rare pairs of characters that both hold (Tversky's index over
 * weighed pairs), nearer and sooner being more. Undefined: no.
 */
export const likeness = (asked: Told, other: Told, rarity: Rarity, rules: AlikeRules): Likeness | undefined =>
  likenessTo(asked, rarity, rules)(other)

/** The same for many others: what is asked is weighed once. */
export function likenessTo(asked: Told, rarity: Rarity, rules: AlikeRules) {
  const sharedWith = wordsSharedWith(asked.text, rarity)
  return (other: Told): Likeness | undefined => {
    const metres = metresApart(asked, other)
    if (metres !== null && metres > rules.metres) return undefined
    const { words, weight, shared } = sharedWith(other.text)
    const here = metres !== null || (asked.community !== null && asked.community === other.community)
    const near = here && !isOtherClass(asked.classCode, other.classCode)
    if (weight < leastShared || words < (near ? rules.nearWords : rules.words)) return undefined
    const days = Math.abs(asked.at.getTime() - other.at.getTime()) / dayMs
    const place = metres !== null ? 1 - metres / rules.metres : placeAlike(asked, other)
    const score = 0.65 * words + 0.25 * place + 0.1 * Math.exp(-days / monthDays)
    return { score, words, metres, days, shared }
  }
}

/** Two things at one place are two things; classes are corrected, so that the same may bear another. */
const isOtherClass = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b

const metresApart = (a: Told, b: Told): number | null =>
  a.lng === null || a.lat === null || b.lng === null || b.lat === null
    ? null
    : metresBetween({ lng: a.lng, lat: a.lat }, { lng: b.lng, lat: b.lat })

/** Names of places where no points are known. */
const placeAlike = (a: Told, b: Told): number => {
  if (a.community !== null && a.community === b.community) return 0.7
  return a.street !== null && a.street === b.street ? 0.4 : 0.2
}

interface SharedWords {
  words: number
  weight: number
  shared: string[]
}

function wordsSharedWith(asked: string, rarity: Rarity): (other: string) => SharedWords {
  const first = new Set(pairsOf(beginningOf(asked)))
  const asks = pairsOf(asked)
  const rare = new Map(asks.map((pair) => [pair, rarity(pair)]))
  const mine = new Map(asks.map((pair) => [pair, rare.get(pair)! * (first.has(pair) ? atBeginning : 1)]))
  const all = sumOf(mine.values())
  // What only the other says is taken to be as rare as what is asked: looking each pair up would cost more
  // than it decides.
  const usual = sumOf(rare.values()) / (rare.size || 1)
  return (other) => {
    const theirs = pairsOf(other)
    const shared = theirs.filter((pair) => mine.has(pair))
    const weight = sumOf(shared.map((pair) => mine.get(pair)!))
    const rest = (theirs.length - shared.length) * usual
    const words = weight / (weight + missing * (all - weight) + beyond * rest || 1)
    return { words, weight, shared: shared.toSorted((a, b) => mine.get(b)! - mine.get(a)!) }
  }
}

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0)

/** The runs of characters that decided, longest rare speech first, cut to what a list can show. */
export function decidingWords(text: string, shared: readonly string[], rarity: Rarity, most = 5): string[] {
  const worth = (run: string): number => pairsOf(run).reduce((sum, pair) => sum + rarity(pair), 0)
  return runsOf(text, new Set(shared))
    .map((run) => ({ run, value: worth(run) }))
    .toSorted((a, b) => b.value - a.value)
    .slice(0, most)
    .map(({ run }) => (run.length > longestShown ? `${run.slice(0, longestShown)}…` : run))
}
const longestShown = 16

/** So many of the rarest pairs lead to all that can be alike: what shares none of them shares too little. */
const leading = 24

export const rarestPairs = (text: string, rarity: Rarity): string[] =>
  pairsOf(text)
    .map((pair) => ({ pair, value: rarity(pair) }))
    .toSorted((a, b) => b.value - a.value)
    .slice(0, leading)
    .map(({ pair }) => pair)
