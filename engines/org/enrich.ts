import { dayNumberAt, dayText } from '#engines/calendar/calendar.ts'
import type { Enrich } from '#kernel/auth.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import type { HeldPost, User } from '#kernel/user.ts'
import { heldOn } from './holder-queries.ts'
import { idsBelow } from './unit-queries.ts'

declare module '#kernel/user.ts' {
  interface HeldPost {
    /** The fixed word that case types name. */
    post: string
    unit: number
    /** The community or street that a supervisor walks. */
    area?: string | undefined
    /** The account whose leave is covered. */
    standInFor?: number | undefined
  }
}

/** The day of the district at a moment, `2026-03-02`. */
export const dayAt = (now: Date): string => dayText(dayNumberAt(now.getTime()))

export type PermittedPost = HeldPost & { permissions: readonly string[] }

/** The posts of an account today, its own first, then those in which it stands in. */
export async function postsOf(
  db: Db,
  district: DistrictId,
  account: number,
  now: Date,
): Promise<PermittedPost[]> {
  const rows = await heldOn(db, district, account, dayAt(now))
  return rows.map(({ post, unit, area, stand_in_for, permissions }) => ({
    post,
    unit,
    area: area ?? undefined,
    standInFor: stand_in_for ?? undefined,
    permissions,
  }))
}

/** Gives a signed-in user its posts and their permissions; handed to `createAuth` at the start. */
export const enrichWith =
  (clock: Clock): Enrich =>
  async (db, user) => {
    const held = await postsOf(db, user.district, user.account, clock())
    const permissions = new Set([...user.permissions, ...held.flatMap((post) => post.permissions)])
    return { ...user, permissions, posts: held }
  }

/** The user's units and all below them, also those that were merged into one of them. */
export const unitsVisible = async (
  db: Db,
  district: DistrictId,
  { posts }: Pick<User, 'posts'>,
): Promise<number[]> =>
  posts.length === 0 ? [] : idsBelow(db, district, [...new Set(posts.map(({ unit }) => unit))])
