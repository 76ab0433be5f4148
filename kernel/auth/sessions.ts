import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { refuse } from '../errors.ts'
import type { Db, DistrictId, Store } from '../sql.ts'
import { wrongLogin } from './errors.ts'
import { type Enrich, findUser, type Found } from './find-user.ts'
import { insertSession, type SessionRow, sessionByToken, touchSession } from './queries.ts'
import type { AuthRules } from './rules.ts'
import { hashToken, tokenDistrict } from './token.ts'

export interface SignedIn extends Found {
  csrf: string
}

export interface SessionParts {
  store: Store
  clock: Clock
  enrich: Enrich
  rules: (db: Db, district: DistrictId) => Promise<AuthRules>
}

const minute = 60_000

export async function openSession(
  parts: SessionParts,
  db: Db,
  district: DistrictId,
  account: number,
): Promise<SignedIn & { token: string }> {
  const token = `${district}.${randomBytes(32).toString('base64url')}`
  const csrf = randomBytes(18).toString('base64url')
  const found = await findUser(parts, db, district, account, await parts.rules(db, district))
  if (!found) return refuse(wrongLogin)
  const session = { tokenHash: hashToken(token), account, csrf, at: parts.clock() }
  await insertSession(db, district, session)
  return { token, csrf, ...found }
}

/** Who is behind a token; `counts` when this is a use that keeps the session alive. */
export async function findSession(
  parts: SessionParts,
  token: string,
  { counts }: { counts: boolean },
): Promise<SignedIn | undefined> {
  const district = tokenDistrict(token)
  if (district === undefined) return undefined
  const at = parts.clock()
  return parts.store.inDistrict(district, async ({ db }) => {
    const tokenHash = hashToken(token)
    const [row, rules] = await Promise.all([
      sessionByToken(db, district, tokenHash),
      parts.rules(db, district),
    ])
    if (!row || isOver(row, rules, at)) return undefined
    const found = await findUser(parts, db, district, row.account_id, rules)
    if (!found) return undefined
    // Written once a minute at most: idleness is measured in minutes.
    if (counts && at.getTime() - row.seen_at.getTime() >= minute)
      await touchSession(db, district, tokenHash, at)
    return { ...found, csrf: row.csrf }
  })
}

const isOver = (row: SessionRow, rules: AuthRules, at: Date): boolean =>
  at.getTime() - row.seen_at.getTime() > rules.idleMinutes * minute ||
  at.getTime() - row.started_at.getTime() > rules.absoluteMinutes * minute
