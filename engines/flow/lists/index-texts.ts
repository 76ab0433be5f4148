import { type DistrictId, sql, type Store } from '#kernel/sql.ts'

const most = 5_000

/** Brings the search index up to date, a slice a transaction; returns how many cases were added. */
export async function indexTexts(
  store: Store,
  district: DistrictId,
  now: Date,
  progress: (added: number) => void = () => {},
): Promise<number> {
  let added = 0
  for (;;) {
    const { rows } = await store.inDistrict(district, ({ db }) =>
      sql<{ added: number }>`select flow.index_text(${district}, ${most}, ${now}) as added`.execute(db),
    )
    added += rows[0]!.added
    progress(added)
    if (rows[0]!.added < most) return added
  }
}
