import type { User } from '#kernel/user.ts'
import type { Action } from './action.ts'
import type { CaseType } from './declare.ts'
import type { Facts } from './effects.ts'
import { openOnes } from './plan/draft.ts'
import type { AssignmentRow, CaseRow } from './rows.ts'
import type { Who } from './who.ts'

/** Posts whose holders act for their unit. */
export const clerkPosts: ReadonlySet<string> = new Set(['unit-clerk', 'street-clerk', 'community-clerk'])

/** Whose tasks are the user's: their own, and those of whom they stand in for. */
export const personsOf = ({ account, posts }: User): number[] => [
  account,
  ...posts.flatMap(({ standInFor }) => standInFor ?? []),
]

interface Held {
  case: CaseRow
  assignments: readonly AssignmentRow[]
  /** The unit that the case's unit has been merged into since, where that was asked for. */
  successor?: number | undefined
}

/** As whom the user may take the action; undefined where the case is not theirs to act on. */
export function mayAct(user: User, action: Pick<Action, 'by'>, found: Held): Facts['as'] | undefined {
  for (const who of action.by) {
    const as = matches(user, who, found)
    if (as) return { who, ...as }
  }
  return undefined
}

type As = { unit: number; post: string } | undefined

const clerkOf = (user: User, rows: readonly AssignmentRow[]): As => {
  for (const row of rows)
    for (const post of user.posts)
      if (row.post === null && post.unit === row.unit_id && clerkPosts.has(post.post)) return post
  return undefined
}

function matches(user: User, who: Who, { case: row, assignments, successor }: Held): As {
  switch (who) {
    case 'unit':
      return clerkOf(user, openOnes(assignments, 'lead'))
    case 'handler':
      return user.posts.find(
        ({ post, unit }) => (unit === row.unit_id || unit === successor) && clerkPosts.has(post),
      )
    case 'co-unit':
      return clerkOf(user, openOnes(assignments, 'co'))
    case 'part-unit':
      return clerkOf(user, openOnes(assignments, 'part'))
    case 'approver': {
      const asked = openOnes(assignments, 'approval').map((held) => held.post)
      return user.posts.find((post) => asked.includes(post.post))
    }
    case 'opener':
      return row.opened_by === user.account && user.account > 0 ? (user.posts[0] ?? noPost) : undefined
    case 'public':
      return user.permissions.has('public.act') ? noPost : undefined
    case 'system':
      return user.permissions.has('system.act') ? noPost : undefined
    default:
      return holdsPost(user, who, assignments)
  }
}

const noPost = { unit: 0, post: '' }

/** A task given to one person is that person's; otherwise any holder of the post may take it up. */
function holdsPost(user: User, post: string, assignments: readonly AssignmentRow[]): As {
  const held = user.posts.find((one) => one.post === post)
  if (!held) return undefined
  const personal = openOnes(assignments, 'lead').find((row) => row.post === post && row.account_id !== null)
  return !personal || personsOf(user).includes(personal.account_id!) ? held : undefined
}

/** As whom the user may open a case of the type. */
export function mayOpen(user: User, type: Pick<CaseType, 'openedBy'>): Facts['as'] | undefined {
  for (const who of type.openedBy) {
    if (who === 'public' && user.account === 0) return { who, ...noPost }
    if (who === 'system' && user.permissions.has('system.act')) return { who, ...noPost }
    const held = user.posts.find((post) => (who === 'unit' ? clerkPosts.has(post.post) : post.post === who))
    if (held) return { who, unit: held.unit, post: held.post }
  }
  return undefined
}
