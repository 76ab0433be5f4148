import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { LearnedClass, LearnedTerms } from './learn-apart.ts'
import type { Sureness } from './sureness.ts'
import type { Example } from './term-weights.ts'

export interface Learner {
  generation: number
  state: 'learning' | 'serving'
  examples: number
  closed_until: Date
  sureness: Sureness
  learned_at: Date
}

/** Which learner of a district: of one case type, one generation. */
export interface Which {
  district: DistrictId
  caseType: string
  generation: number
}

export const learnersOf = async (db: Db, district: DistrictId, caseType: string): Promise<Learner[]> =>
  (
    await sql<Learner>`select generation, state, examples, closed_until, sureness, learned_at from flow.learner
      where district_id = ${district} and case_type = ${caseType} order by generation`.execute(db)
  ).rows

/**
 * The newest cases of a type closed by a moment that have a class: what was said and the class it ended with. The
 * same moment gives the same cases, so that learning can go on where it stopped.
 */
export const closedExamples = async (
  db: Db,
  district: DistrictId,
  { caseType, until, most }: { caseType: string; until: Date; most: number },
): Promise<(Example & { closed_at: Date })[]> =>
  (
    await sql<Example & { closed_at: Date }>`
      select d.title || ' ' || d.text as text, c.closed_at,
        c.class_edition || '/' || c.class_kind || '/' || c.class_code as class
      from (select * from flow.case c where c.district_id = ${district} and c.case_type = ${caseType}
          and c.closed_at <= ${until} and c.class_code is not null and c.merged_into is null and not c.confidential
        order by c.opened_at desc, c.id desc limit ${most}) c
      join flow.detail d on d.district_id = c.district_id and d.case_id = c.id and d.seq = 1
      order by c.opened_at desc, c.id desc`.execute(db)
  ).rows

export const beginLearner = (db: Db, { district, caseType, generation }: Which, begun: Partial<Learner>) =>
  sql`insert into flow.learner (district_id, case_type, generation, state, examples, closed_until, learned_at)
    values (${district}, ${caseType}, ${generation}, 'learning', ${begun.examples}, ${begun.closed_until},
      ${begun.closed_until})`.execute(db)

export const leftOutScores = async (
  db: Db,
  { district, caseType, generation }: Which,
): Promise<{ class: string; left_out: number[] }[]> =>
  (
    await sql<{ class: string; left_out: number[] }>`select class, left_out from flow.learned_class
      where district_id = ${district} and case_type = ${caseType} and generation = ${generation}
      order by class`.execute(db)
  ).rows

export const keepTerms = (db: Db, { district, caseType, generation }: Which, told: LearnedTerms) =>
  sql`insert into flow.learned_gram (district_id, case_type, generation, gram, weight)
    select ${district}, ${caseType}, ${generation}, *
    from unnest(${told.grams}::text[], ${told.weights}::real[])
    on conflict do nothing`.execute(db)

export async function keepClass(db: Db, { district, caseType, generation }: Which, told: LearnedClass) {
  await sql`insert into flow.learned_class (district_id, case_type, generation, class, bias, left_out)
    values (${district}, ${caseType}, ${generation}, ${told.class}, ${told.bias}, ${told.leftOut}::real[])
    on conflict do nothing`.execute(db)
  await sql`insert into flow.learned_line (district_id, case_type, generation, class, gram, weight)
    select ${district}, ${caseType}, ${generation}, ${told.class}, *
    from unnest(${told.terms.map(({ gram }) => gram)}::text[], ${told.terms.map(({ weight }) => weight)}::real[])
    on conflict do nothing`.execute(db)
}

/** The new generation serves and those before it are no more, in one transaction. */
export async function serve(db: Db, which: Which, sureness: Sureness, at: Date): Promise<void> {
  const { district, caseType, generation } = which
  await sql`update flow.learner set state = 'serving', sureness = ${JSON.stringify(sureness)}, learned_at = ${at}
    where district_id = ${district} and case_type = ${caseType} and generation = ${generation}`.execute(db)
  for (const table of ['learned_line', 'learned_gram', 'learned_class', 'learner'])
    await sql`delete from ${sql.id('flow', table)} where district_id = ${district} and case_type = ${caseType}
      and generation < ${generation}`.execute(db)
}
