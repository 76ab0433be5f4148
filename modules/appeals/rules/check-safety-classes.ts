import { refuse } from '#kernel/errors.ts'
import type { CheckedFor } from '#kernel/settings.ts'
import { sql } from '#kernel/sql.ts'
import { safetyClassUnknown } from '../errors.ts'

/** A code that no class begins with would never supervise anything, and nobody would notice. */
export async function checkSafetyClasses(
  { safetyClasses }: { safetyClasses: readonly string[] },
  { db, district }: CheckedFor,
): Promise<void> {
  const { rows } = await sql<{ code: string }>`
    select given.code from unnest(${safetyClasses}::text[]) as given (code)
    where not exists (select from catalogue.fact_class k
      where k.district_id = ${district} and k.kind = 'appeal' and starts_with(k.code, given.code))`.execute(
    db,
  )
  if (rows[0]) refuse(safetyClassUnknown, { code: rows[0].code })
}
