import type { DeclaredType } from '#ui/cases.ts'
import type { Me } from '#ui/session.ts'

type Asking = Pick<Me, 'permissions' | 'posts'>

/**
 * Whether cases lie in an inbox of this person's own. Who acts within a unit has the unit's; who sees the whole
 * district has one only where a case type says that one of their posts holds its cases. A leader, who agrees now and
 * then, has none; nor has who only reads.
 */
export function hasInbox(
  { permissions, posts }: Asking,
  types: readonly Pick<DeclaredType, 'states'>[],
): boolean {
  if (!permissions.includes('cases.act')) return false
  if (!permissions.includes('cases.see-all')) return true
  const holding = new Set(types.flatMap(({ states }) => states.map(({ held }) => held)))
  return posts.some(({ post }) => holding.has(post))
}

/** What somebody who looks after others looks at first: all they may see, what is late first. */
export const lateFirst = '/cases?open=yes&order=due'
