import type { z } from 'zod'
import { dayAt, unitsBelow, unitsWorking } from '#engines/org/org.ts'
import { refuse } from '#kernel/errors.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { Acting } from './acting.ts'
import { accountUnfit, classUnknown, unitNotBelow, unitUnknown } from './errors.ts'
import { markOf } from './marks.ts'
import { clerkPosts } from './may-act.ts'
import type { AssignmentRow } from './rows.ts'

/** `unit`: in whose name somebody acts; `lead`: who holds the case. */
type Named = Pick<Acting, 'db' | 'district' | 'now'> & {
  unit: number
  lead: Pick<AssignmentRow, 'post' | 'unit_id'>
}

/**
 * Refuses answers that name what is not there: a unit of no or another district or one that has ended, a unit
 * that does not lie below the one that acts, an account that does not hold the post, a retired class.
 */
export async function checkNamed(
  named: Named,
  asks: z.ZodObject | undefined,
  answers: Record<string, unknown>,
): Promise<void> {
  for (const [field, schema] of Object.entries(asks?.shape ?? {})) {
    const value = answers[field]
    if (value === undefined || value === null) continue
    const unit = markOf<'any' | 'below'>(schema, 'unit')
    if (unit) await checkUnits(named, unit, [value].flat() as number[])
    const who = markOf<string>(schema, 'account')
    if (who) await checkAccount(named, who === 'lead' ? named.lead : { post: who }, value as number)
    if (markOf(schema, 'class')) await checkClass(named, value as ClassKey)
  }
}

async function checkUnits({ db, district, unit: own }: Named, which: 'any' | 'below', units: number[]) {
  const working = await unitsWorking(db, district)
  for (const unit of units) if (!working.has(unit)) refuse(unitUnknown, { unit })
  if (which === 'any') return
  const below = await unitsBelow(db, district, own)
  for (const unit of units) if (unit === own || !below.includes(unit)) refuse(unitNotBelow, { unit })
}

/** The account must hold the post today; where no post is named, that of a clerk of the unit. */
async function checkAccount(
  { db, district }: Named,
  { post, unit_id: unit }: { post: string | null; unit_id?: number },
  account: number,
): Promise<void> {
  const posts = post === null ? [...clerkPosts] : [post]
  const { rows } = await sql`select 1 from org.fact_holder
    where district_id = ${district} and account_id = ${account} and held_until is null
      and post_code = any(${posts}::text[]) and (${post !== null} or unit_id = ${unit ?? null}) limit 1`.execute(
    db,
  )
  if (rows.length === 0) refuse(accountUnfit, { account })
}

interface ClassKey {
  edition: string
  kind: string
  code: string
}

async function checkClass({ db, district, now }: Named, key: ClassKey): Promise<void> {
  const { rows } = await sql`select 1 from catalogue.fact_class
    where district_id = ${district} and edition = ${key.edition} and kind = ${key.kind} and code = ${key.code}
      and (retired_on is null or retired_on > ${dayAt(now)}::date)`.execute(db)
  if (rows.length === 0) refuse(classUnknown, { ...key })
}

/** Every class of the district by `edition/kind/code`, with the day from which it is retired, or null. */
export async function knownClasses(
  db: Db,
  district: DistrictId,
): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await sql<{ key: string; retired: string | null }>`
    select edition || '/' || kind || '/' || code as key, retired_on::text as retired
    from catalogue.fact_class where district_id = ${district}`.execute(db)
  return new Map(rows.map(({ key, retired }) => [key, retired]))
}
