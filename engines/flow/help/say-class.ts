import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import { runsOf } from './grams.ts'
import { learnersOf } from './learner-rows.ts'
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
  const { values, classes } = await readLines(db, district, caseType, learner.generation, text)
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

/** Reads what was learned of the grams of this text alone. */
async function readLines(
  db: Db,
  district: DistrictId,
  caseType: string,
  generation: number,
  text: string,
): Promise<{ values: number; classes: Scored[] }> {
  const grams = [...termsIn(text).keys()]
  const of = sql`district_id = ${district} and case_type = ${caseType} and generation = ${generation}`
  const [known, lines, biases] = await Promise.all([
    sql<{ gram: string; weight: number }>`select gram, weight from flow.learned_gram
      where ${of} and gram = any(${grams}::text[])`.execute(db),
    sql<{ gram: string; class: string; weight: number }>`select gram, class, weight from flow.learned_line
      where ${of} and gram = any(${grams}::text[])`.execute(db),
    sql<{ class: string; bias: number }>`select class, bias from flow.learned_class where ${of}`.execute(db),
  ])
  const weights = new Map(known.rows.map((row) => [row.gram, row.weight]))
  const values = weighedGrams(text, (gram) => weights.get(gram))
  const classes = new Map<string, Scored>(
    biases.rows.map((row) => [row.class, { class: row.class, score: row.bias, speaks: new Map() }]),
  )
  for (const { gram, class: code, weight } of lines.rows) {
    const one = classes.get(code)
    const value = weight * (values.get(gram) ?? 0)
    if (!one || value === 0) continue
    one.score += value
    one.speaks.set(gram, value)
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
