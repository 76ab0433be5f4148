import { randomBytes } from 'node:crypto'
import { auditEntry } from './audit.ts'
import { checkPassword, type Credentials } from './auth/check-password.ts'
import { wrongLogin } from './auth/errors.ts'
import * as queries from './auth/queries.ts'
import { type AuthRules, signInRules } from './auth/rules.ts'
import { hashToken } from './auth/token.ts'
import type { Clock } from './clock.ts'
import { refuse } from './errors.ts'
import { readSetting } from './settings.ts'
import type { Db, DistrictId, Store } from './sql.ts'
import { administrationPermissions, type User } from './user.ts'

export { accountIdByLogin, insertAccount, type NewAccount } from './auth/queries.ts'
export type { Credentials } from './auth/check-password.ts'
export type { AuthRules } from './auth/rules.ts'

/** What other floors know of an account: its permissions, posts and units. Given once at start. */
export type Enrich = (db: Db, user: User) => Promise<User>

export interface SignedIn {
  user: User
  csrf: string
  /** The password is a first one, a reset one or too old: only the caller's own pages are open. */
  mustChangePassword: boolean
}

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
  /** The rules in force in a district. */
  rules(db: Db, district: DistrictId): Promise<AuthRules>
  /** Forgets cached sessions of an account whose sessions, rights, posts or password changed. */
  forget(account: number): void
}

export interface AuthOptions {
  /** Wins over the district's setting. */
  rules?: Partial<AuthRules>
  /** A session read is trusted for this long in one web process. */
  cacheMs?: number
}

/** The district stands before the first dot of a token: the row can be read under row-level security. */
const tokenDistrict = (token: string): number => Number(/^(\d{1,9})\./.exec(token)?.[1] ?? Number.NaN)

const minute = 60_000
const day = 1440 * minute
const mostCached = 10_000

export function createAuth(store: Store, clock: Clock, enrich: Enrich, options: AuthOptions = {}): Auth {
  const cacheMs = options.cacheMs ?? 3_000
  const cache = new Map<string, SignedIn & { until: number }>()
  const rulesOf = async (db: Db, district: DistrictId): Promise<AuthRules> => ({
    ...(await readSetting(db, district, signInRules)),
    ...options.rules,
  })

  async function load(db: Db, district: DistrictId, account: number, rules: AuthRules) {
    const row = await queries.accountById(db, district, account)
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

  async function open(db: Db, district: DistrictId, account: number) {
    const token = `${district}.${randomBytes(32).toString('base64url')}`
    const csrf = randomBytes(18).toString('base64url')
    const found = await load(db, district, account, await rulesOf(db, district))
    if (!found) return refuse(wrongLogin)
    const session = { tokenHash: hashToken(token), account, csrf, at: clock() }
    await queries.insertSession(db, district, session)
    return { token, csrf, ...found }
  }

  async function find(token: string, counts: boolean): Promise<SignedIn | undefined> {
    const district = tokenDistrict(token)
    if (!Number.isSafeInteger(district)) return undefined
    const at = clock()
    return store.inDistrict(district, async ({ db }) => {
      const tokenHash = hashToken(token)
      const [row, rules] = await Promise.all([
        queries.sessionByToken(db, district, tokenHash),
        rulesOf(db, district),
      ])
      if (!row || isOver(row, rules, at)) return undefined
      const found = await load(db, district, row.account_id, rules)
      if (!found) return undefined
      // Written once a minute at most: idleness is measured in minutes.
      if (counts && at.getTime() - row.seen_at.getTime() >= minute)
        await queries.touchSession(db, district, tokenHash, at)
      return { ...found, csrf: row.csrf }
    })
  }

  return {
    async signIn(district, given) {
      const rules = await store.inDistrict(district, ({ db }) => rulesOf(db, district))
      const account = await checkPassword(store, clock(), rules, district, given)
      return store.inDistrict(district, async ({ db, atCommit }) => {
        await queries.clearFailures(db, district, account)
        const done = { district, account, act: 'sign-in', address: given.address, at: clock() }
        atCommit(auditEntry(db, done))
        return open(db, district, account)
      })
    },

    openSession: (district, account) => store.inDistrict(district, ({ db }) => open(db, district, account)),

    async session(token) {
      const at = clock().getTime()
      const known = cache.get(token)
      if (known && known.until > at) return known
      cache.delete(token)
      const found = await find(token, true)
      if (!found) return undefined
      if (cache.size >= mostCached) cache.clear()
      cache.set(token, { ...found, until: at + cacheMs })
      return found
    },

    rules: rulesOf,
    peek: (token) => find(token, false),

    byApiKey: (district, key) =>
      store.inDistrict(district, async ({ db }) => {
        const row = await queries.accountByApiKey(db, district, hashToken(key))
        return row && (await load(db, district, row.account_id, await rulesOf(db, district)))?.user
      }),

    forget(account) {
      for (const [token, entry] of cache) if (entry.user.account === account) cache.delete(token)
    },
  }
}

const isOver = (row: queries.SessionRow, rules: AuthRules, at: Date): boolean =>
  at.getTime() - row.seen_at.getTime() > rules.idleMinutes * minute ||
  at.getTime() - row.started_at.getTime() > rules.absoluteMinutes * minute
