import { type HashAlgorithm, sameBytes } from '#kernel/hash.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import { stepHash } from '../chain.ts'
import type { StepRow } from '../rows.ts'

export interface ChainProof {
  steps: number
  algorithm: string
  last: string
  /** The first step that is not what was written; undefined: all agree. */
  broken: number | undefined
  /** The seals over the days on which these steps were recorded. */
  seals: { day: string; hash: string }[]
}

type Link = StepRow & { algorithm: HashAlgorithm; hash: Buffer }

/** Recomputes the chain of one case as its file is made, so that the file says what holds and not what was believed. */
export async function chainProof(db: Db, district: DistrictId, caseId: number): Promise<ChainProof> {
  const [links, seals] = await Promise.all([
    sql<Link>`select seq, action, from_state, to_state, actor, actor_name, post, unit_id, answers, at, algorithm, hash
      from flow.step where district_id = ${district} and case_id = ${caseId} order by seq`.execute(db),
    sql<{ day: string; hash: Buffer }>`
      select day::text, hash from flow.seal where district_id = ${district} and day in (
        select (recorded_at at time zone 'Asia/Shanghai')::date from flow.step
        where district_id = ${district} and case_id = ${caseId}) order by day`.execute(db),
  ])
  let previous: Buffer | null = null
  let broken: number | undefined
  for (const [index, { algorithm, hash, ...step }] of links.rows.entries()) {
    const made = stepHash({ district, caseId }, step, previous, algorithm)
    if (step.seq !== index + 1 || !sameBytes(made, hash)) broken ??= step.seq
    previous = hash
  }
  const last = links.rows.at(-1)
  return {
    steps: links.rows.length,
    algorithm: last?.algorithm.toUpperCase() ?? '',
    last: last?.hash.toString('hex') ?? '',
    broken,
    seals: seals.rows.map(({ day, hash }) => ({ day, hash: hash.toString('hex') })),
  }
}
