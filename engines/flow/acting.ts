import type { Context } from '#kernel/route.ts'
import type { DistrictId, Transaction } from '#kernel/sql.ts'
import type { User } from '#kernel/user.ts'

/** In whose name, when and in which transaction something is done to a case: a route's context will do. */
export interface Acting extends Pick<Transaction, 'db' | 'atCommit'> {
  user: User
  district: DistrictId
  now: Date
}

/** A device that was offline may tell when it happened; its clock may be this much wrong. */
export const graceMs = 5 * 60_000

export const actingFrom = ({ db, atCommit, user, district, now }: Context): Acting => ({
  db,
  atCommit,
  user,
  district,
  now,
})

/** The product itself, acting in a district: reactions, the clock, imports. */
export const systemUser = (district: DistrictId, name = '系统'): User => ({
  account: 0,
  district,
  login: 'system',
  name,
  administration: undefined,
  permissions: new Set(['system.act']),
  posts: [],
})

/** A citizen who has shown the code of a case, or opens one: nobody by name, and behind every wall. */
export const citizenUser = (district: DistrictId): User => ({
  ...systemUser(district, '市民'),
  login: '',
  permissions: new Set(['public.act', 'cases.see-all']),
})
