import { type DistrictId, sql, type Store } from '#kernel/sql.ts'

/** The files that cases of a district name, each once. */
export const attachedHashes = (store: Store, district: DistrictId): Promise<string[]> =>
  store.inDistrict(district, async ({ db }) => {
    const { rows } = await sql<{ hash: string }>`select distinct hash from flow.attachment
      where district_id = ${district} order by hash`.execute(db)
    return rows.map((row) => row.hash)
  })
