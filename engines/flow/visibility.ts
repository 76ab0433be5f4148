import { unitsVisible } from '#engines/org/org.ts'
import { type RawBuilder, sql, type SqlBool } from '#kernel/sql.ts'
import type { User } from '#kernel/user.ts'
import type { Acting } from './acting.ts'
import type { CaseTypes } from './declare.ts'
import { personsOf } from './may-act.ts'
import type { FoundCase } from './queries.ts'

/**
 * Who sees what inside a district, the one rule (design §4): posts of the centre see all; others what they
 * opened, what their unit or a unit below it holds or has held, what lies or lay in the basket of their post,
 * and what was given to them in person; a confidential type only the posts it names. `c` must be the alias of
 * `flow.case`.
 */
export async function visibleCases(
  { db, district, user }: Pick<Acting, 'db' | 'district' | 'user'>,
  types: CaseTypes,
): Promise<RawBuilder<SqlBool>> {
  const closed = closedTypes(user, types)
  const walls = closed.length > 0 ? sql<SqlBool>`c.case_type <> all(${closed}::text[])` : sql<SqlBool>`true`
  if (seesAll(user)) return walls
  const units = await unitsVisible(db, district, user)
  const { posts, accounts } = baskets(user)
  // offset 0: asked of each case by its key, never hashed from all that a unit ever held.
  return sql<SqlBool>`${walls} and (c.unit_id = any(${units}::bigint[]) or c.opened_by = ${user.account}
    or exists (select 1 from flow.assignment seen where seen.district_id = c.district_id
      and seen.case_id = c.id and (seen.unit_id = any(${units}::bigint[])
        or seen.account_id = any(${accounts}::bigint[])
        or (seen.account_id is null and seen.post = any(${posts}::text[]))) offset 0))`
}

/** The same rule for a case that is already read. */
export async function maySee(
  { db, district, user }: Pick<Acting, 'db' | 'district' | 'user'>,
  found: FoundCase,
  { types }: { types: CaseTypes },
): Promise<boolean> {
  if (closedTypes(user, types).includes(found.case.case_type)) return false
  if (seesAll(user)) return true
  if (user.account > 0 && found.case.opened_by === user.account) return true
  const { posts, accounts } = baskets(user)
  const units = await unitsVisible(db, district, user)
  if (found.case.unit_id !== null && units.includes(found.case.unit_id)) return true
  return found.assignments.some(
    ({ unit_id: unit, account_id: account, post }) =>
      units.includes(unit) || (account === null ? posts.includes(post ?? '') : accounts.includes(account)),
  )
}

const seesAll = ({ permissions }: User): boolean =>
  permissions.has('system.act') || permissions.has('cases.see-all')

/** The posts whose baskets a user works from, and the persons whose tasks are theirs: stand-ins included. */
const baskets = (user: User) => ({
  posts: user.posts.map(({ post }) => post),
  accounts: personsOf(user),
})

/** The system itself passes the wall: it must run the clocks; people need a post that the type names. */
function closedTypes(user: User, types: CaseTypes): string[] {
  if (user.permissions.has('system.act')) return []
  const posts = new Set(user.posts.map((held) => held.post))
  return [...types.values()]
    .filter((type) => type.confidentialTo && !type.confidentialTo.some((post) => posts.has(post)))
    .map((type) => type.code)
}
