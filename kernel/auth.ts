import { createHash, randomBytes } from 'node:crypto'
import { accountLocked, wrongLogin } from './auth/errors.ts'
import * as queries from './auth/queries.ts'
import type { Clock } from './clock.ts'
import { refuse } from './errors.ts'
import { verifyPassword } from './password.ts'
import type { Db, DistrictId, Store } from './sql.ts'
import { administrationPermissions, type User } from './user.ts'

export { insertAccount, type NewAccount } from './auth/queries.ts'

/** Times and counts of sign-in; defaults are usual practice at level 3, a district may change them. */
export interface AuthRules {
  idleMs: number
  absoluteMs: number
  tries: number
  lockMs: number
  /** A session read is trusted for this long in one web process. */
  cacheMs: number
}
const minute = 60_000
export const usualAuthRules: AuthRules = {
  idleMs: 30 * minute,
  absoluteMs: 12 * 60 * minute,
  tries: 5,
  lockMs: 30 * minute,
  cacheMs: 3_000,
}

/** What other floors know of an account: its permissions, posts and units. Given once at start. */
export type Enrich = (db: Db, user: User) => Promise<User>

export interface SignedIn {
  user: User
  csrf: string
}

export interface Auth {
  signIn(
    district: DistrictId,
    login: string,
    password: string,
  ): Promise<{ token: string; csrf: string; user: User }>
  /** The user of a token; undefined when unknown, ended, idle too long or too old. */
  session(token: string): Promise<SignedIn | undefined>
  byApiKey(district: DistrictId, key: string): Promise<User | undefined>
  signOut(token: string): Promise<void>
  /** Forgets cached sessions of an account whose rights, posts or password changed. */
  forget(account: number): void
}

const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
const tokenDistrict = (token: string): number => Number(token.slice(0, token.indexOf('.')))

export function createAuth(store: Store, clock: Clock, enrich: Enrich, rules = usualAuthRules): Auth {
  const cache = new Map<string, SignedIn & { until: number }>()

  async function load(db: Db, district: DistrictId, account: number): Promise<User | undefined> {
    const row = await queries.accountById(db, district, account)
    if (!row || row.disabled_at) return undefined
    const administration = row.administration ?? undefined
    return enrich(db, {
      account,
      district,
      login: row.login,
      name: row.name,
      administration,
      permissions: new Set(administration ? administrationPermissions[administration] : []),
    })
  }

  return {
    async signIn(district, login, password) {
      const checked = await checkPassword(store, clock(), rules, district, login, password)
      const token = `${district}.${randomBytes(32).toString('base64url')}`
      const csrf = randomBytes(18).toString('base64url')
      return store.inDistrict(district, async ({ db }) => {
        await queries.clearFailures(db, district, checked)
        await queries.insertSession(db, district, {
          tokenHash: hashToken(token),
          account: checked,
          csrf,
          at: clock(),
        })
        const user = (await load(db, district, checked)) ?? refuse(wrongLogin)
        return { token, csrf, user }
      })
    },

    async session(token) {
      const at = clock().getTime()
      const known = cache.get(token)
      if (known && known.until > at) return known
      cache.delete(token)
      const district = tokenDistrict(token)
      if (!Number.isSafeInteger(district) || district <= 0) return undefined
      const tokenHash = hashToken(token)
      return store.inDistrict(district, async ({ db }) => {
        const row = await queries.sessionByToken(db, district, tokenHash)
        if (
          !row ||
          at - row.seen_at.getTime() > rules.idleMs ||
          at - row.started_at.getTime() > rules.absoluteMs
        )
          return undefined
        const user = await load(db, district, row.account_id)
        if (!user) return undefined
        // Written once a minute at most: idleness is measured in minutes.
        if (at - row.seen_at.getTime() > minute) await queries.touchSession(db, district, tokenHash, clock())
        const found = { user, csrf: row.csrf }
        if (cache.size > 10_000) cache.clear()
        cache.set(token, { ...found, until: at + rules.cacheMs })
        return found
      })
    },

    byApiKey: (district, key) =>
      store.inDistrict(district, async ({ db }) => {
        const row = await queries.accountByApiKey(db, district, hashToken(key))
        return row && load(db, district, row.account_id)
      }),

    async signOut(token) {
      cache.delete(token)
      const district = tokenDistrict(token)
      await store.inDistrict(district, ({ db }) =>
        queries.endSessions(db, district, { token: hashToken(token) }, clock()),
      )
    },

    forget(account) {
      for (const [token, entry] of cache) if (entry.user.account === account) cache.delete(token)
    },
  }
}

/** Counts failures in a transaction of its own: a refusal must not roll the count back. */
async function checkPassword(
  store: Store,
  now: Date,
  rules: AuthRules,
  district: DistrictId,
  login: string,
  password: string,
): Promise<number> {
  const verdict = await store.inDistrict(district, async ({ db }) => {
    const row = await queries.accountForSignIn(db, district, login)
    // The same work for an unknown name: the answer's time tells nothing.
    if (!row || row.disabled_at) {
      await verifyPassword(decoy, password)
      return { refused: wrongLogin }
    }
    if (row.locked_until && row.locked_until > now)
      return {
        refused: accountLocked,
        minutes: Math.ceil((row.locked_until.getTime() - now.getTime()) / minute),
      }
    if (await verifyPassword(row.password_hash, password)) return { account: row.id }
    const locks = row.failed_count + 1 >= rules.tries
    await queries.countFailure(db, district, row.id, locks ? new Date(now.getTime() + rules.lockMs) : null)
    return { refused: wrongLogin }
  })
  if (verdict.refused) refuse(verdict.refused, { minutes: verdict.minutes })
  return verdict.account!
}

/** A hash of no account's password, with the usual parameters. */
const decoy =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
