import { unitsVisible } from '#engines/org/org.ts'
import { type RawBuilder, sql, type SqlBool } from '#kernel/sql.ts'
import type { Acting } from './acting.ts'
import type { CaseType, CaseTypes } from './declare.ts'
import { openOnes } from './plan/draft.ts'
import type { FoundCase } from './queries.ts'

/**
 * Who sees what inside a district, the one rule (design §4): posts of the centre see all; others what their
 * unit or a unit below it holds or has held, and what they opened; a confidential type only the posts it
 * names. `c` must be the alias of `flow.case`.
 */
export async function visibleCases(
  { db, district, user }: Pick<Acting, 'db' | 'district' | 'user'>,
  types: CaseTypes,
): Promise<RawBuilder<SqlBool>> {
  const closed = closedTypes(user, types)
  const walls = closed.length > 0 ? sql<SqlBool>`c.case_type <> all(${closed}::text[])` : sql<SqlBool>`true`
  if (user.permissions.has('system.act') || user.permissions.has('cases.see-all')) return walls
  const units = await unitsVisible(db, district, user)
  return sql<SqlBool>`${walls} and (c.unit_id = any(${units}::bigint[]) or c.opened_by = ${user.account}
    or exists (select 1 from flow.assignment seen where seen.district_id = c.district_id
      and seen.case_id = c.id and seen.unit_id = any(${units}::bigint[])))`
}

/** The same rule for a case that is already read. */
export async function maySee(
  { db, district, user }: Pick<Acting, 'db' | 'district' | 'user'>,
  found: FoundCase,
  { types }: { types: CaseTypes },
): Promise<boolean> {
  if (closedTypes(user, types).includes(found.case.case_type)) return false
  if (user.permissions.has('system.act') || user.permissions.has('cases.see-all')) return true
  if (user.account > 0 && found.case.opened_by === user.account) return true
  const units = new Set(await unitsVisible(db, district, user))
  if (found.case.unit_id !== null && units.has(found.case.unit_id)) return true
  return found.assignments.some((row) => units.has(row.unit_id))
}

/** The system itself passes the wall: it must run the clocks; people need a post that the type names. */
function closedTypes(user: Acting['user'], types: CaseTypes): string[] {
  if (user.permissions.has('system.act')) return []
  const posts = new Set(user.posts.map((held) => held.post))
  return [...types.values()]
    .filter((type) => type.confidentialTo && !type.confidentialTo.some((post) => posts.has(post)))
    .map((type) => type.code)
}

/** Who has the case, in a word: for the refusal that says whom to turn to. */
export function holderName(found: FoundCase, type: CaseType): string {
  const lead = openOnes(found.assignments, 'lead')[0]
  return lead?.post ?? type.states[found.case.state]?.title.zh ?? ''
}
