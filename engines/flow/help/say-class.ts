import type { Db, DistrictId } from '#kernel/sql.ts'
import { runsOf } from './grams.ts'
import { learnedOf } from './learned-lines.ts'
import { learnersOf, type Which } from './learner-rows.ts'
import { shareAt } from './sureness.ts'
import { termsIn, weighedGrams } from './term-weights.ts'

export interface SaidClass {
  /** `edition/kind/code`. */
  class: string
  /** Of closed cases as clear as this one, the share that ended with the class; null for a second choice. */
  sure: number | null
  /** The words that speak for it. */
  because: string[]
}

export interface Said {
  suggestions: SaidClass[]
  learned: { cases: number; at: Date } | null
}

/** How far behind the first a second choice may be. */
const nearSecond = 0.35
const mostSaid = 3

/**
 * The class that the district's own closed cases would give, with the words that decided. Says nothing when, of
 * cases as unclear as this one, fewer than `sure` ended with the class suggested.
 */
export async function sayClass(
  db: Db,
  district: DistrictId,
  { caseType, text, sure }: { caseType: string; text: string; sure: number },
): Promise<Said> {
  const learner = (await learnersOf(db, district, caseType)).find(({ state }) => state === 'serving')
  if (!learner) return { suggestions: [], learned: null }
  const learned = { cases: learner.examples, at: learner.learned_at }
  const { generation, learned_at: learnedAt } = learner
  const { values, classes } = await readLines(db, { district, caseType, generation, learnedAt }, text)
  const ranked = classes.toSorted((a, b) => b.score - a.score)
  const [best, second] = ranked
  if (values === 0 || !best || !second) return { suggestions: [], learned }
  const share = shareAt(learner.sureness, best.score - second.score)
  if (share < sure) return { suggestions: [], learned }
  const suggestions = ranked
    .filter(({ score }) => best.score - score <= nearSecond)
    .slice(0, mostSaid)
    .map((one) => ({
      class: one.class,
      sure: one === best ? share : null,
      because: strongestWords(text, one.speaks),
    }))
  return { suggestions, learned }
}

interface Scored {
  class: string
  score: number
  /** By gram, how much it spoke for the class. */
  speaks: Map<string, number>
}

/** Every class by what its grams of this text speak for it. */
async function readLines(
  db: Db,
  which: Which & { learnedAt: Date },
  text: string,
): Promise<{ values: number; classes: Scored[] }> {
  const { biases, grams } = await learnedOf(db, which, [...termsIn(text).keys()])
  const values = weighedGrams(text, (gram) => grams.get(gram)?.weight)
  const classes = new Map<string, Scored>(
    [...biases].map(([code, bias]) => [code, { class: code, score: bias, speaks: new Map() }]),
  )
  for (const [gram, value] of values)
    for (const { class: code, weight } of grams.get(gram)!.lines) {
      const one = classes.get(code)
      const speaks = weight * value
      if (!one || speaks === 0) continue
      one.score += speaks
      one.speaks.set(gram, speaks)
    }
  return { values: values.size, classes: [...classes.values()] }
}

const mostGrams = 12
const mostWords = 4

function strongestWords(text: string, speaks: ReadonlyMap<string, number>): string[] {
  const strongest = [...speaks]
    .filter(([gram, value]) => value > 0 && gram.replace('^', '').length > 1)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostGrams)
    .map(([gram]) => gram.replace('^', ''))
  return runsOf(text, new Set(strongest)).slice(0, mostWords)
}
