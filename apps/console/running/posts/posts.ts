import { queryOptions } from '@tanstack/react-query'
import { get } from '#ui/api.ts'
import type { Post, Unit } from '#ui/district.ts'
import type { Text } from '#ui/words.ts'
import type { Holder } from '../holder.ts'

export interface PermissionPart {
  part: string
  title: Text
  permissions: { code: string; title: Text; apart: boolean }[]
}

export const permissionsQuery = queryOptions({
  queryKey: ['org', 'permissions'],
  staleTime: Infinity,
  queryFn: () => get<{ parts: PermissionPart[] }>('/org/permissions').then(({ parts }) => parts),
})

/** Who holds any post today. */
export const allHoldersQuery = queryOptions({
  queryKey: ['org', 'holders', {}],
  queryFn: () => get<{ holders: Holder[] }>('/org/holders').then(({ holders }) => holders),
})

/** Posts that stand together: those of the house, of each unit, of the administrations, those that ended. */
export interface PostGroup {
  key: string
  /** A unit's name; absent where the page has a word for the group. */
  name?: Text
  posts: Post[]
}

export function postGroups(posts: readonly Post[], units: readonly Unit[]): PostGroup[] {
  const working = posts.filter(({ until }) => until === null)
  const own = Map.groupBy(
    working.filter(({ unit }) => unit !== null),
    ({ unit }) => unit,
  )
  return [
    { key: 'common', posts: working.filter(({ unit, administration }) => unit === null && !administration) },
    ...units.flatMap(({ id, name }) => (own.has(id) ? [{ key: String(id), name, posts: own.get(id)! }] : [])),
    { key: 'administrations', posts: working.filter(({ administration }) => administration) },
    { key: 'ended', posts: posts.filter(({ until }) => until !== null) },
  ].filter((group) => group.posts.length > 0)
}

/** What a post holds, part by part, each in the order of the table; and how many the house has no words for. */
export function heldParts(
  { permissions }: Pick<Post, 'permissions'>,
  parts: readonly PermissionPart[],
): { held: PermissionPart[]; unknown: number } {
  const has = new Set(permissions)
  const held = parts
    .map((part) => ({ ...part, permissions: part.permissions.filter(({ code }) => has.has(code)) }))
    .filter((part) => part.permissions.length > 0)
  const known = held.reduce((sum, part) => sum + part.permissions.length, 0)
  return { held, unknown: permissions.length - known }
}

/** Whether a post may be held in a unit: it belongs to none, or to that unit or one above it. */
export function fitsIn({ unit: home, until }: Post, unit: Unit, units: readonly Unit[]): boolean {
  if (until !== null) return false
  const byId = new Map(units.map((each) => [each.id, each]))
  for (let at: Unit | undefined = unit; at; at = at.parent === null ? undefined : byId.get(at.parent))
    if (at.id === home) return true
  return home === null
}
