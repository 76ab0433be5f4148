import { type Db, type DistrictId, sql } from '../sql.ts'
import type { Administration } from '../user.ts'
import { hashToken } from './token.ts'

export interface AccountRow {
  id: number
  login: string
  name: string
  administration: Administration | null
  password_hash: string
  password_changed_at: Date
  must_change_password: boolean
  failed_count: number
  locked_until: Date | null
  disabled_at: Date | null
  demonstration: boolean
}

const columns = sql`id, login, name, administration, password_hash, password_changed_at, must_change_password,
  failed_count, locked_until, disabled_at, demonstration`

/** Locks the account, so that parallel guesses are counted one by one. */
export const accountForSignIn = async (db: Db, district: DistrictId, login: string) =>
  (
    await sql<AccountRow>`select ${columns} from kernel.account
      where district_id = ${district} and login = ${login} for update`.execute(db)
  ).rows[0]

export const accountById = async (db: Db, district: DistrictId, id: number) =>
  (
    await sql<AccountRow>`select ${columns} from kernel.account
      where district_id = ${district} and id = ${id}`.execute(db)
  ).rows[0]

export const accountIdByLogin = async (
  db: Db,
  district: DistrictId,
  login: string,
): Promise<number | undefined> =>
  (
    await sql<{ id: number }>`select id from kernel.account
      where district_id = ${district} and login = ${login}`.execute(db)
  ).rows[0]?.id

export const countFailure = (
  db: Db,
  district: DistrictId,
  id: number,
  failed: { count: number; lockedUntil: Date | null },
) =>
  sql`update kernel.account set failed_count = ${failed.count}, locked_until = ${failed.lockedUntil}
      where district_id = ${district} and id = ${id}`.execute(db)

export const clearFailures = (db: Db, district: DistrictId, id: number) =>
  sql`update kernel.account set failed_count = 0, locked_until = null
      where district_id = ${district} and id = ${id}`.execute(db)

/** The same password, hashed at another cost. */
export const storeHash = (db: Db, district: DistrictId, id: number, hash: string) =>
  sql`update kernel.account set password_hash = ${hash} where district_id = ${district} and id = ${id}`.execute(
    db,
  )

/** The hash in force moves to those kept; counted failures and a lock end with it. */
export const storePassword = (
  db: Db,
  district: DistrictId,
  id: number,
  set: { hash: string; at: Date; mustChange: boolean },
) =>
  sql`with replaced as (
        insert into kernel.password_kept (district_id, account_id, replaced_at, hash)
        select district_id, id, ${set.at}, password_hash from kernel.account
        where district_id = ${district} and id = ${id}
        on conflict (district_id, account_id, replaced_at) do nothing)
      update kernel.account set password_hash = ${set.hash}, password_changed_at = ${set.at},
        must_change_password = ${set.mustChange}, failed_count = 0, locked_until = null
      where district_id = ${district} and id = ${id}`.execute(db)

/** Newest first; the one in force is not among them. */
export const keptPasswords = async (db: Db, district: DistrictId, id: number, most: number) => {
  const { rows } = await sql<{ hash: string }>`
    select hash from kernel.password_kept where district_id = ${district} and account_id = ${id}
    order by replaced_at desc limit ${most}`.execute(db)
  return rows.map((row) => row.hash)
}

export interface NewAccount {
  login: string
  name: string
  administration?: Administration | undefined
  passwordHash: string
  at: Date
  mustChange: boolean
  demonstration?: boolean
}

export const insertAccount = async (db: Db, district: DistrictId, account: NewAccount): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into kernel.account (district_id, login, name, administration, password_hash,
      password_changed_at, must_change_password, demonstration)
    values (${district}, ${account.login}, ${account.name}, ${account.administration ?? null},
      ${account.passwordHash}, ${account.at}, ${account.mustChange}, ${account.demonstration ?? false})
    returning id`.execute(db)
  return rows[0]!.id
}

export interface SessionRow {
  account_id: number
  csrf: string
  started_at: Date
  seen_at: Date
}

export const insertSession = (
  db: Db,
  district: DistrictId,
  session: { tokenHash: Buffer; account: number; csrf: string; at: Date },
) =>
  sql`insert into kernel.session (district_id, token_hash, account_id, csrf, started_at, seen_at)
      values (${district}, ${session.tokenHash}, ${session.account}, ${session.csrf}, ${session.at}, ${session.at})`.execute(
    db,
  )

export const sessionByToken = async (db: Db, district: DistrictId, tokenHash: Buffer) =>
  (
    await sql<SessionRow>`select account_id, csrf, started_at, seen_at from kernel.session
      where district_id = ${district} and token_hash = ${tokenHash} and ended_at is null`.execute(db)
  ).rows[0]

export const touchSession = (db: Db, district: DistrictId, tokenHash: Buffer, at: Date) =>
  sql`update kernel.session set seen_at = ${at}
      where district_id = ${district} and token_hash = ${tokenHash}`.execute(db)

export const endSessions = (
  db: Db,
  district: DistrictId,
  account: number,
  at: Date,
  but: Buffer = Buffer.alloc(0),
) =>
  sql`update kernel.session set ended_at = ${at}
      where district_id = ${district} and account_id = ${account} and token_hash <> ${but}
        and ended_at is null`.execute(db)

export const endSession = (db: Db, district: DistrictId, token: string, at: Date) =>
  sql`update kernel.session set ended_at = ${at}
      where district_id = ${district} and token_hash = ${hashToken(token)} and ended_at is null`.execute(db)

export const accountByApiKey = async (db: Db, district: DistrictId, keyHash: Buffer) =>
  (
    await sql<{ account_id: number }>`select account_id from kernel.api_key
      where district_id = ${district} and key_hash = ${keyHash} and ended_at is null`.execute(db)
  ).rows[0]
