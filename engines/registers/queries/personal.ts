import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

/** An encrypted value and the version that said it. */
export interface SealedRow {
  key: string
  version: number
  field: string
  sealed: Buffer
}

/** The values that hold for these keys, of each field the last that was said up to a version; by key, then field. */
export async function sealedOf(
  db: Db,
  district: DistrictId,
  register: string,
  { keys, upTo }: { keys: readonly string[]; upTo?: number },
): Promise<Map<string, Map<string, SealedRow>>> {
  const { rows } = await sql<SealedRow>`
    select distinct on (key, field) key, version, field, sealed from registers.personal
    where district_id = ${district} and register = ${register} and key = any(${keys}::text[])
      ${upTo === undefined ? sql`` : sql`and version <= ${upTo}`}
    order by key, field, version desc`.execute(db)
  return new Map(
    [...Map.groupBy(rows, ({ key }) => key)].map(([key, its]) => [
      key,
      new Map(its.map((row) => [row.field, row])),
    ]),
  )
}

/** Keeps values beside the versions that said them. */
export const insertSealed = async (
  db: Db,
  district: DistrictId,
  register: string,
  rows: readonly SealedRow[],
): Promise<void> => {
  const given = rows.map(({ sealed, ...row }) => ({ ...row, sealed: sealed.toString('base64') }))
  await sql`insert into registers.personal (district_id, register, key, version, field, sealed)
    select ${district}, ${register}, key, version, field, decode(sealed, 'base64')
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as g(key text, version integer, field text, sealed text)`.execute(db)
}

/** Notes who opened what of an entry, and what for. */
export const noteDisclosure = async (
  db: Db,
  district: DistrictId,
  opened: {
    register: string
    key: string
    version: number
    account: number
    fields: readonly string[]
    reason: string
    at: Date
  },
): Promise<void> => {
  const { register, key, version, account, fields, reason, at } = opened
  await sql`insert into registers.disclosure (district_id, register, key, version, account_id, fields, reason, at)
    values (${district}, ${register}, ${key}, ${version}, ${account}, ${fields}::text[], ${reason}, ${at})`.execute(
    db,
  )
}
