import { type DistrictId, sql, type Store } from '#kernel/sql.ts'

/** The districts that share this installation. */
export const districtsOf = async (store: Store): Promise<DistrictId[]> => {
  const { rows } = await store.outside((db) =>
    sql<{ district_id: DistrictId }>`select district_id from org.district order by district_id`.execute(db),
  )
  return rows.map((row) => row.district_id)
}
