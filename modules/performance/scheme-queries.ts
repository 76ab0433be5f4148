import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

/** Codes of the schemes that projects are scored by. */
export const schemesInUse = async (db: Db, district: DistrictId): Promise<string[]> =>
  (
    await sql<{ scheme: string }>`select distinct scheme from performance.project
      where district_id = ${district}`.execute(db)
  ).rows.map(({ scheme }) => scheme)
