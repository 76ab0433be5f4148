import { type Db, type DistrictId, sql } from '../sql.ts'
import type { Administration } from '../user.ts'

export interface ListedAccount {
  id: number
  login: string
  name: string
  administration: Administration | null
  mustChangePassword: boolean
  lockedUntil: Date | null
  disabledAt: Date | null
  demonstration: boolean
}

/** By id, so that a page continues after the last id of the one before; `search` finds login or name. */
export const listAccounts = async (
  db: Db,
  district: DistrictId,
  asked: { search?: string | undefined; after: number; limit: number },
) => {
  const { rows } = await sql<ListedAccount>`
    select id, login, name, administration, must_change_password as "mustChangePassword",
      locked_until as "lockedUntil", disabled_at as "disabledAt", demonstration
    from kernel.account
    where district_id = ${district} and id > ${asked.after}
      and (${asked.search ?? null}::text is null
        or position(lower(${asked.search ?? ''}) in lower(login)) > 0 or position(${asked.search ?? ''} in name) > 0)
    order by id limit ${asked.limit}`.execute(db)
  return rows
}

/** Locks the account for a change. */
export const accountForUpdate = async (db: Db, district: DistrictId, id: number) =>
  (
    await sql<{ id: number; login: string; administration: Administration | null; disabled_at: Date | null }>`
      select id, login, administration, disabled_at from kernel.account
      where district_id = ${district} and id = ${id} for update`.execute(db)
  ).rows[0]

/** Locks them in one order: two administrators who remove each other act one after the other. */
export const activeSecurityAdministrators = async (db: Db, district: DistrictId) => {
  const { rows } = await sql<{ id: number }>`
    select id from kernel.account
    where district_id = ${district} and administration = 'security' and disabled_at is null
    order by id for update`.execute(db)
  return rows.map((row) => row.id)
}

export const storeDisabled = (db: Db, district: DistrictId, id: number, at: Date | null) =>
  sql`update kernel.account set disabled_at = ${at} where district_id = ${district} and id = ${id}`.execute(
    db,
  )

export const storeAdministration = (
  db: Db,
  district: DistrictId,
  id: number,
  administration: Administration | null,
) =>
  sql`update kernel.account set administration = ${administration}
      where district_id = ${district} and id = ${id}`.execute(db)
