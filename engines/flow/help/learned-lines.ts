import { type Db, sql } from '#kernel/sql.ts'
import type { Which } from './learner-rows.ts'

/** How much a gram speaks for each class, as it was learned. */
export interface LearnedGram {
  /** How much it counts, whatever the text; undefined: it was never learned. */
  weight: number | undefined
  lines: readonly { class: string; weight: number }[]
}

interface Learned {
  /** Which learner, and when it was done: what it learned then never changes. */
  name: string
  grams: Map<string, LearnedGram>
  biases: ReadonlyMap<string, number>
}

/** Who types asks for the same grams at every pause: those of the learner that serves are kept, by district and type. */
const kept = new Map<string, Learned>()
/** Beyond so many grams it begins anew: some 20 MB at most. */
const mostGrams = 40_000

/** What was learned of some grams, read once by each process; and the bias of each class. */
export async function learnedOf(
  db: Db,
  which: Which & { learnedAt: Date },
  grams: readonly string[],
): Promise<Learned> {
  const learned = await keptFor(db, which)
  // Taken out before anything is waited for: another request may begin the kept ones anew meanwhile.
  const asked = new Map(grams.map((gram) => [gram, learned.grams.get(gram)] as const))
  const missing = grams.filter((gram) => !asked.get(gram))
  const read = missing.length > 0 ? await readGrams(db, which, missing) : new Map<string, LearnedGram>()
  if (learned.grams.size + read.size > mostGrams) learned.grams.clear()
  for (const [gram, one] of read) learned.grams.set(gram, one)
  return { ...learned, grams: new Map(grams.map((gram) => [gram, asked.get(gram) ?? read.get(gram)!])) }
}

async function keptFor(db: Db, which: Which & { learnedAt: Date }): Promise<Learned> {
  const place = `${which.district} ${which.caseType}`
  const name = `${which.generation} ${which.learnedAt.toISOString()}`
  const known = kept.get(place)
  if (known?.name === name) return known
  const { rows } = await sql<{ class: string; bias: number }>`
    select class, bias from flow.learned_class where ${ofLearner(which)}`.execute(db)
  const fresh = { name, grams: new Map(), biases: new Map(rows.map((row) => [row.class, row.bias])) }
  kept.set(place, fresh)
  return fresh
}

async function readGrams(db: Db, which: Which, grams: string[]): Promise<Map<string, LearnedGram>> {
  const [known, lines] = await Promise.all([
    sql<{ gram: string; weight: number }>`select gram, weight from flow.learned_gram
      where ${ofLearner(which)} and gram = any(${grams}::text[])`.execute(db),
    sql<{ gram: string; classes: string[]; weights: number[] }>`
      select gram, array_agg(class) as classes, array_agg(weight) as weights from flow.learned_line
      where ${ofLearner(which)} and gram = any(${grams}::text[]) group by gram`.execute(db),
  ])
  const weights = new Map(known.rows.map((row) => [row.gram, row.weight]))
  const spoken = new Map(lines.rows.map((row) => [row.gram, row]))
  return new Map(
    grams.map((gram) => {
      const { classes = [], weights: each = [] } = spoken.get(gram) ?? {}
      return [
        gram,
        { weight: weights.get(gram), lines: classes.map((code, at) => ({ class: code, weight: each[at]! })) },
      ]
    }),
  )
}

const ofLearner = ({ district, caseType, generation }: Which) =>
  sql`district_id = ${district} and case_type = ${caseType} and generation = ${generation}`
