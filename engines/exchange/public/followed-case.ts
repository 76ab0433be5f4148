import { z } from 'zod'
import { type CaseType, type Engine, type Acting, citizenUser } from '#engines/flow/flow.ts'
import { districtsOf } from '#engines/org/org.ts'
import { refuse } from '#kernel/errors.ts'
import { sameBytes } from '#kernel/hash.ts'
import type { Context } from '#kernel/route.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import { appealUnknown, districtUnknown } from '../errors.ts'
import { followCode } from './follow-code.ts'

export const appealType = 'citizen-appeal'
/** Where the product serves several districts, the address says which; without it, the first. */
export const districtField = { district: z.coerce.number().int().min(100_000).max(999_999).optional() }
export const codeField = { code: z.string().trim().toUpperCase().max(20) }
export const numberParam = z.object({ number: z.string().max(40) })

export async function checkDistrict({ store, district }: Context): Promise<void> {
  if (!(await districtsOf(store)).includes(district)) refuse(districtUnknown, { district })
}

export interface FollowedCase {
  id: number
  state: string
  opened_at: Date
  closed_at: Date | null
  due_at: Date | null
  outcome: Record<string, unknown>
  /** Cases of others that were merged into this one. */
  joined: number
}

/** The case of a number for whoever has its code; a wrong code is answered as a number that does not exist. */
export async function followedCase(
  { keys }: Pick<Engine, 'keys'>,
  { db, district }: { db: Db; district: DistrictId },
  { number, code }: { number: string; code: string },
): Promise<FollowedCase> {
  const { rows } = await sql<FollowedCase>`
    select id, state, opened_at, closed_at, due_at, outcome,
      coalesce((counts ->> 'merged')::int, 0) as joined
    from flow.fact_case
    where district_id = ${district} and number = ${number} and case_type = ${appealType}`.execute(db)
  if (!rows[0] || !sameBytes(Buffer.from(code), Buffer.from(followCode(keys, district, number))))
    refuse(appealUnknown)
  return rows[0]
}

export const citizenActing = ({ db, atCommit, district, now }: Context): Acting => ({
  ...{ db, atCommit, district, now },
  user: citizenUser(district),
})

export const typeOf = (engine: Engine): CaseType => engine.types.get(appealType)!
