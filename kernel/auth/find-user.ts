import type { Clock } from '../clock.ts'
import type { Db, DistrictId } from '../sql.ts'
import { administrationPermissions, type User } from '../user.ts'
import { accountById } from './queries.ts'
import type { AuthRules } from './rules.ts'

/** What other floors know of an account: its permissions, posts and units. Given once at start. */
export type Enrich = (db: Db, user: User) => Promise<User>

export interface Found {
  user: User
  /** The password is a first one, a reset one or too old: only the caller's own pages are open. */
  mustChangePassword: boolean
}

const day = 86_400_000

/** The user of an account; undefined when it is disabled or none. */
export async function findUser(
  { clock, enrich }: { clock: Clock; enrich: Enrich },
  db: Db,
  district: DistrictId,
  account: number,
  rules: AuthRules,
): Promise<Found | undefined> {
  const row = await accountById(db, district, account)
  if (!row || row.disabled_at) return undefined
  const administration = row.administration ?? undefined
  const user = await enrich(db, {
    account,
    district,
    login: row.login,
    name: row.name,
    administration,
    permissions: new Set(administration ? administrationPermissions[administration] : []),
    posts: [],
  })
  const age = clock().getTime() - row.password_changed_at.getTime()
  const tooOld = !row.demonstration && age > rules.passwordDays * day
  return { user, mustChangePassword: row.must_change_password || tooOld }
}
