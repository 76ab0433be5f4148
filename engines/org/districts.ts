import { type DistrictId, sql, type Store } from '#kernel/sql.ts'

/** The districts that share this installation. */
export const districtsOf = async (store: Store): Promise<DistrictId[]> => {
  const { rows } = await store.outside((db) =>
    sql<{ code: DistrictId }>`select code from org.installation order by code`.execute(db),
  )
  return rows.map((row) => row.code)
}
