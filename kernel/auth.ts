import { auditEntry } from './audit.ts'
import { checkPassword, type Credentials } from './auth/check-password.ts'
import { type Enrich, findUser } from './auth/find-user.ts'
import { accountByApiKey, clearFailures } from './auth/queries.ts'
import { type AuthRules, signInRules } from './auth/rules.ts'
import { findSession, openSession, type SessionParts, type SignedIn } from './auth/sessions.ts'
import { hashToken } from './auth/token.ts'
import type { Clock } from './clock.ts'
import { readSetting } from './settings.ts'
import type { Db, DistrictId, Store } from './sql.ts'
import type { User } from './user.ts'

export { type ListedAccount, listAccounts } from './auth/account-queries.ts'
export {
  accountShape,
  createAccount,
  disableAccount,
  enableAccount,
  grantAdministration,
  resetPassword,
  unlockAccount,
} from './auth/accounts.ts'
export type { Credentials } from './auth/check-password.ts'
export { holdsPost, passwordDue } from './auth/errors.ts'
export type { Enrich } from './auth/find-user.ts'
export { changeOwnPassword } from './auth/passwords.ts'
export { accountIdByLogin, endSession, insertAccount, type NewAccount } from './auth/queries.ts'
export type { AuthRules } from './auth/rules.ts'
export type { SignedIn } from './auth/sessions.ts'

export interface Auth {
  /** Refuses a wrong login, counts the failure, locks after several; both verdicts stand in the audit trail. */
  signIn(district: DistrictId, given: Credentials): Promise<SignedIn & { token: string }>
  /** A session for an account that proved itself elsewhere (single sign-on, tests). */
  openSession(district: DistrictId, account: number): Promise<SignedIn & { token: string }>
  /** The user of a token; undefined when unknown, ended, idle too long or too old. Counts as activity. */
  session(token: string): Promise<SignedIn | undefined>
  /** The same, for a stream that stays open: looking does not keep a session alive. */
  peek(token: string): Promise<SignedIn | undefined>
  byApiKey(district: DistrictId, key: string): Promise<User | undefined>
  /** Whether a working account without an administration holds a post today. */
  holdsPost(db: Db, district: DistrictId, account: number): Promise<boolean>
  /** The rules in force in a district. */
  rules(db: Db, district: DistrictId): Promise<AuthRules>
  /** Forgets cached sessions of an account whose sessions, rights, posts or password changed. */
  forget(account: number): void
  /** The same for everybody of a district: what a post may do has changed. */
  forgetDistrict(district: DistrictId): void
}

export interface AuthOptions {
  /** Wins over the district's setting. */
  rules?: Partial<AuthRules>
  /** A session read is trusted for this long in one web process (default 3 s). */
  cacheMs?: number
}

const mostCached = 10_000

export function createAuth(store: Store, clock: Clock, enrich: Enrich, options: AuthOptions = {}): Auth {
  const { cacheMs = 3_000 } = options
  const cache = new Map<string, SignedIn & { until: number }>()
  const rules = async (db: Db, district: DistrictId): Promise<AuthRules> => ({
    ...(await readSetting(db, district, signInRules)),
    ...options.rules,
  })
  const parts: SessionParts = { store, clock, enrich, rules }

  return {
    rules,
    async signIn(district, given) {
      const inForce = await store.inDistrict(district, ({ db }) => rules(db, district))
      const account = await checkPassword(store, clock(), inForce, district, given)
      return store.inDistrict(district, async ({ db, atCommit }) => {
        await clearFailures(db, district, account)
        atCommit(auditEntry(db, { district, account, act: 'sign-in', address: given.address, at: clock() }))
        return openSession(parts, db, district, account)
      })
    },

    openSession: (district, account) =>
      store.inDistrict(district, ({ db }) => openSession(parts, db, district, account)),

    async session(token) {
      const at = clock().getTime()
      const known = cache.get(token)
      if (known && known.until > at) return known
      cache.delete(token)
      const found = await findSession(parts, token, { counts: true })
      if (!found) return undefined
      if (cache.size >= mostCached) cache.clear()
      cache.set(token, { ...found, until: at + cacheMs })
      return found
    },

    peek: (token) => findSession(parts, token, { counts: false }),

    byApiKey: (district, key) =>
      store.inDistrict(district, async ({ db }) => {
        const row = await accountByApiKey(db, district, hashToken(key))
        const found = row && (await findUser(parts, db, district, row.account_id, await rules(db, district)))
        return found?.user
      }),

    async holdsPost(db, district, account) {
      const found = await findUser(parts, db, district, account, await rules(db, district))
      return found !== undefined && !found.user.administration && found.user.posts.length > 0
    },

    forget(account) {
      for (const [token, entry] of cache) if (entry.user.account === account) cache.delete(token)
    },

    forgetDistrict(district) {
      for (const [token, entry] of cache) if (entry.user.district === district) cache.delete(token)
    },
  }
}
