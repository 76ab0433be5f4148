import { sameBytes, seal, type HashAlgorithm } from '#kernel/hash.ts'
import { type Db, type DistrictId, sql, type Store } from '#kernel/sql.ts'
import { stepHash } from './chain.ts'
import type { StepRow } from './rows.ts'
import { leavesOf, sealsOf } from './seals.ts'

export interface Verified {
  cases: number
  steps: number
  seals: number
  /** Where a chain or a seal does not hold, in words. */
  broken: { case?: number; seq?: number; day?: string; why: string }[]
}

type Link = StepRow & { case_id: number; algorithm: HashAlgorithm; hash: Buffer; finer: boolean }

const slice = 2_000
const algorithms: ReadonlySet<string> = new Set<HashAlgorithm>(['sm3', 'sha256'])

/** Recomputes every chain and every seal of a district from the tables; one flipped byte is found. */
export async function verifyDistrict(
  store: Store,
  district: DistrictId,
  progress: (steps: number) => void = () => {},
): Promise<Verified> {
  const found: Verified = { cases: 0, steps: 0, seals: 0, broken: [] }
  let after = 0
  for (;;) {
    const ids = await store.inDistrict(district, ({ db }) => caseSlice(db, district, after))
    if (ids.length === 0) break
    await store.inDistrict(district, ({ db }) => verifySlice(db, district, ids, found))
    after = ids.at(-1)!.id
    progress(found.steps)
  }
  await store.inDistrict(district, ({ db }) => verifySeals(db, district, found))
  return found
}

interface End {
  id: number
  last_seq: number
  last_hash: Buffer
}

const caseSlice = async (db: Db, district: DistrictId, after: number): Promise<End[]> =>
  (
    await sql<End>`select id, last_seq, last_hash from flow.case
      where district_id = ${district} and id > ${after} order by id limit ${slice}`.execute(db)
  ).rows

async function verifySlice(db: Db, district: DistrictId, ends: End[], found: Verified): Promise<void> {
  const { rows } = await sql<Link>`
    select case_id, seq, action, from_state, to_state, actor, actor_name, post, unit_id, answers, at,
      algorithm, hash, at <> date_trunc('milliseconds', at) as finer
    from flow.step where district_id = ${district} and case_id between ${ends[0]!.id} and ${ends.at(-1)!.id}
    order by case_id, seq`.execute(db)
  const byCase = Map.groupBy(rows, (row) => row.case_id)
  for (const end of ends) {
    found.cases += 1
    const links = byCase.get(end.id) ?? []
    found.steps += links.length
    const why = chainFault(district, links, end)
    if (why) found.broken.push({ case: end.id, ...why })
  }
}

function chainFault(
  district: DistrictId,
  links: Link[],
  end: End,
): { seq?: number; why: string } | undefined {
  let previous: Buffer | null = null
  for (const [index, link] of links.entries()) {
    const { case_id: caseId, algorithm, hash, finer, ...step } = link
    if (step.seq !== index + 1) return { seq: step.seq, why: 'a step is missing' }
    // A moment is written to the millisecond: what is finer stands in no hash and was put there by hand.
    const known = algorithms.has(algorithm) && !finer
    if (!known || !sameBytes(stepHash({ district, caseId }, step, previous, algorithm), hash))
      return { seq: step.seq, why: 'the step is not what was written' }
    previous = hash
  }
  if (links.length !== end.last_seq || !previous || !sameBytes(previous, end.last_hash))
    return { why: 'the case does not end where its chain ends' }
  return undefined
}

async function verifySeals(db: Db, district: DistrictId, found: Verified): Promise<void> {
  let previous: Buffer | null = null
  for (const row of await sealsOf(db, district)) {
    found.seals += 1
    const hashes = await leavesOf(db, district, row.day, row.algorithm)
    if (hashes.length !== row.steps)
      found.broken.push({ day: row.day, why: 'steps were added to or taken from a sealed day' })
    else if (!sameBytes(seal({ algorithm: row.algorithm, previous, hashes }), row.hash))
      found.broken.push({ day: row.day, why: 'the seal does not fit its steps' })
    previous = row.hash
  }
}
