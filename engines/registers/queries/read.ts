import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { Fields } from '../field-form.ts'
import type { VersionAct } from './save.ts'

export interface VersionRow {
  key: string
  version: number
  act: VersionAct
  fields: Fields
  since: string
  at: Date
  by_account: number
  by_name: string
  why: string
}

/** What every reading selects of `v`. */
export const versionColumns = sql`v.key, v.version, v.act, v.fields, v.since::text as since, v.at, v.by_account, v.by_name, v.why`

/** A reading of the past: as things were on a day, and as far as was written by a moment. */
export interface Past {
  /** The end of this day, `2026-03-02`. */
  asOf?: string | undefined
  knownAt?: Date | undefined
}

export const isPast = ({ asOf, knownAt }: Past): boolean => asOf !== undefined || knownAt !== undefined

/** The version that holds in a reading: the highest whose day has come and that was written by then. */
export const holding = (district: DistrictId, register: string, { asOf, knownAt }: Past) => sql`
  select v.* from registers.version v
  where v.district_id = ${district} and v.register = ${register} and v.key = e.key
    ${asOf === undefined ? sql`` : sql`and v.since <= ${asOf}::date`}
    ${knownAt === undefined ? sql`` : sql`and v.at <= ${knownAt}`}
  order by v.version desc limit 1`

/** The newest versions of these keys; retired ones too. */
export async function newestOf(
  db: Db,
  district: DistrictId,
  register: string,
  keys: readonly string[],
): Promise<Map<string, VersionRow>> {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from registers.entry e join registers.version v
      on v.district_id = e.district_id and v.register = e.register and v.key = e.key and v.version = e.version
    where e.district_id = ${district} and e.register = ${register} and e.key = any(${keys}::text[])`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.key, row]))
}

export async function versionHolding(
  db: Db,
  district: DistrictId,
  register: string,
  key: string,
  past: Past,
): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`
    select ${versionColumns} from (select ${key}::text as key) e
    cross join lateral (${holding(district, register, past)}) v`.execute(db)
  return rows[0]
}

/** The last key of a length that begins so, retired or not; undefined where there is none. */
export async function lastKey(
  db: Db,
  district: DistrictId,
  register: string,
  { beginning, length }: { beginning: string; length: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ key: string }>`
    select key from registers.entry
    where district_id = ${district} and register = ${register} and key >= ${beginning} and key < ${`${beginning}~`}
      and length(key) = ${length}
    order by key desc limit 1`.execute(db)
  return rows[0]?.key
}

/** Every version of an entry, newest first. */
export const historyOf = async (
  db: Db,
  district: DistrictId,
  register: string,
  key: string,
): Promise<VersionRow[]> =>
  (
    await sql<VersionRow>`
      select ${versionColumns} from registers.version v
      where v.district_id = ${district} and v.register = ${register} and v.key = ${key}
      order by v.version desc`.execute(db)
  ).rows

/** Entries that share words with a text, the likest first. */
export const likest = async (
  db: Db,
  district: DistrictId,
  register: string,
  said: string,
  most: number,
): Promise<{ key: string; weight: number }[]> =>
  (
    await sql<{ key: string; weight: number }>`
      select key, weight from registers.find_like(${district}, ${register}, ${said}, ${most})`.execute(db)
  ).rows
