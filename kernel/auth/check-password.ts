import { auditEntry } from '../audit.ts'
import { type Refusal, refuse } from '../errors.ts'
import { hashPassword, needsRehash, verifyPassword } from '../password.ts'
import type { DistrictId, Store, Transaction } from '../sql.ts'
import { accountLocked, wrongLogin } from './errors.ts'
import * as queries from './queries.ts'
import type { AuthRules } from './rules.ts'

const minute = 60_000

export interface Credentials {
  login: string
  password: string
  /** Where the request came from, for the audit trail. */
  address?: string
}

type Verdict = { account: number } | { refused: Refusal; minutes?: number }

/**
 * The account of a right login. Failures are counted in a transaction of their own: a refusal must not
 * roll the count back.
 */
export async function checkPassword(
  store: Store,
  now: Date,
  rules: AuthRules,
  district: DistrictId,
  given: Credentials,
): Promise<number> {
  const verdict = await store.inDistrict(district, (tx) => judge(tx, now, rules, district, given))
  if ('refused' in verdict) refuse(verdict.refused, { minutes: verdict.minutes })
  return verdict.account
}

async function judge(
  { db, atCommit }: Transaction,
  now: Date,
  rules: AuthRules,
  district: DistrictId,
  { login, password, address }: Credentials,
): Promise<Verdict> {
  const failed = (account: number) =>
    atCommit(auditEntry(db, { district, account, act: 'sign-in', succeeded: false, address, at: now }))
  const row = await queries.accountForSignIn(db, district, login)
  // The same work for an unknown name: the answer's time tells nothing.
  if (!row || row.disabled_at) {
    await verifyPassword(decoy, password)
    failed(row?.id ?? 0)
    return { refused: wrongLogin }
  }
  if (row.locked_until && row.locked_until > now) {
    failed(row.id)
    return {
      refused: accountLocked,
      minutes: Math.ceil((row.locked_until.getTime() - now.getTime()) / minute),
    }
  }
  if (await verifyPassword(row.password_hash, password)) {
    // The one moment the password is at hand: a cost that was raised since reaches old accounts too.
    if (needsRehash(row.password_hash))
      await queries.storeHash(db, district, row.id, await hashPassword(password))
    return { account: row.id }
  }
  // A lock that ran out begins a new count.
  const count = (row.locked_until ? 0 : row.failed_count) + 1
  const lockedUntil = count >= rules.tries ? new Date(now.getTime() + rules.lockMinutes * minute) : null
  await queries.countFailure(db, district, row.id, { count, lockedUntil })
  failed(row.id)
  return { refused: wrongLogin }
}

/** A hash of no account's password, with the usual parameters. */
const decoy =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
