import type { DistrictId, Store } from '#kernel/sql.ts'
import { isLeftOut, learnApart, type LearnedClass, type LearnedTerms } from './learn-apart.ts'
import {
  beginLearner,
  closedExamples,
  keepClass,
  keepTerms,
  learnersOf,
  leftOutScores,
  serve,
  type Which,
} from './learner-rows.ts'
import { type Sureness, surenessOf } from './sureness.ts'
import type { Example } from './term-weights.ts'

/** Newest closed cases that are learned from; more would change little and cost every night. */
export const mostExamples = 12_000
/** Fewer teach nothing. */
const leastExamples = 60
/** A class that so few cases ended with is not suggested. */
const leastPerClass = 5
/** Learned anew when this share of the examples has closed since. */
const freshShare = 0.02

/**
 * Learns the classes of one case type from the district's own closed cases. Each class is kept as soon as it is
 * learned; a process that dies leaves a generation that the next run goes on with. Returns how many classes were
 * learned now, 0 where too little has closed since the last time.
 */
export async function learnClassesOf(
  store: Store,
  { district, caseType, now }: { district: DistrictId; caseType: string; now: Date },
): Promise<number> {
  const begun = await begin(store, { district, caseType, now })
  if (!begun) return 0
  const { which, examples } = begun
  const known = await store.inDistrict(district, ({ db }) => leftOutScores(db, which))
  const kept = keeping(store, which)
  await learnApart(
    { examples, without: known.map((one) => one.class), withTerms: known.length === 0 },
    { terms: (terms) => kept.add(terms), learned: (learned) => kept.add(learned) },
  )
  await kept.done()
  await store.inDistrict(district, async ({ db }) => {
    const scores = await leftOutScores(db, which)
    await serve(db, which, judged(examples, scores), now)
  })
  return kept.classes()
}

/** The generation that is being learned, or a new one where enough has closed since the one that serves. */
function begin(
  store: Store,
  { district, caseType, now }: { district: DistrictId; caseType: string; now: Date },
): Promise<{ which: Which; examples: Example[] } | undefined> {
  return store.inDistrict(district, async ({ db }) => {
    const learners = await learnersOf(db, district, caseType)
    const last = learners.at(-1)
    const going = last?.state === 'learning' ? last : undefined
    const until = going?.closed_until ?? now
    const closed = await closedExamples(db, district, { caseType, until, most: mostExamples })
    const examples = withoutRare(closed)
    if (going) return { which: { district, caseType, generation: going.generation }, examples }
    const fresh = last ? closed.filter((one) => one.closed_at > last.closed_until).length : closed.length
    if (examples.length < leastExamples || fresh < Math.max(1, closed.length * freshShare)) return undefined
    if (new Set(examples.map((one) => one.class)).size < 2) return undefined
    const which = { district, caseType, generation: (last?.generation ?? 0) + 1 }
    await beginLearner(db, which, { examples: examples.length, closed_until: until })
    return { which, examples }
  })
}

function withoutRare(closed: readonly Example[]): Example[] {
  const many = new Map<string, number>()
  for (const one of closed) many.set(one.class, (many.get(one.class) ?? 0) + 1)
  return closed
    .filter((one) => many.get(one.class)! >= leastPerClass)
    .map(({ text, class: code }) => ({ text, class: code }))
}

/** Writes what is told one after the other, each in its own transaction. */
function keeping(store: Store, which: Which) {
  let last: Promise<unknown> = Promise.resolve()
  let classes = 0
  const write = (told: LearnedTerms | LearnedClass) =>
    store.inDistrict(which.district, async ({ db }) => {
      if ('grams' in told) await keepTerms(db, which, told)
      else {
        await keepClass(db, which, told)
        classes++
      }
    })
  return {
    add(told: LearnedTerms | LearnedClass): void {
      last = last.then(() => write(told))
      // Looked at by done(): until then a failure must not end the process.
      last.catch(() => {})
    },
    done: () => last,
    classes: () => classes,
  }
}

/** What the lines said of the examples they had not seen. */
function judged(
  examples: readonly Example[],
  scores: readonly { class: string; left_out: number[] }[],
): Sureness {
  const leftOut = examples.filter((_, at) => isLeftOut(at))
  return surenessOf(
    leftOut.map((one, at) => {
      const ranked = scores
        .map((score) => ({ class: score.class, score: score.left_out[at]! }))
        .toSorted((a, b) => b.score - a.score)
      return { margin: ranked[0]!.score - ranked[1]!.score, right: ranked[0]!.class === one.class }
    }),
  )
}
