import { type Db, type DistrictId, sql, type Store } from '#kernel/sql.ts'
import { pairsOf } from './grams.ts'
import { tileOf } from './tiles.ts'

const most = 2_000

interface Fresh {
  case_id: number
  recorded_at: Date
  opened_at: Date
  said: string
  lng: number | null
  lat: number | null
}

/**
 * Counts the pairs of characters of cases recorded since the mark and notes where they lie, a slice a transaction.
 * A case that was counted has its row in `flow.spot`, so one that is met again is not counted twice.
 */
export async function countPairs(
  store: Store,
  district: DistrictId,
  progress: (counted: number) => void = () => {},
): Promise<number> {
  let counted = 0
  for (;;) {
    const slice = await store.inDistrict(district, ({ db }) => countSlice(db, district))
    counted += slice
    progress(counted)
    if (slice < most) return counted
  }
}

async function countSlice(db: Db, district: DistrictId): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('flow.spot', ${district}))`.execute(db)
  const fresh = await freshCases(db, district)
  if (fresh.length === 0) return 0
  const counts = new Map<string, number>()
  for (const { said } of fresh)
    for (const pair of pairsOf(said)) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  const pairs = [...counts.keys()].toSorted()
  await Promise.all([
    sql`insert into flow.pair_seen (district_id, pair, cases)
      select ${district}, * from unnest(${pairs}::text[], ${pairs.map((pair) => counts.get(pair)!)}::int[])
      on conflict (district_id, pair) do update set cases = flow.pair_seen.cases + excluded.cases`.execute(
      db,
    ),
    sql`insert into flow.spot (district_id, case_id, tile, opened_at)
      select ${district}, * from unnest(${fresh.map((one) => one.case_id)}::bigint[],
        ${fresh.map(tileOfCase)}::bigint[], ${fresh.map((one) => one.opened_at)}::timestamptz[])`.execute(db),
    // Ten seconds back: who began to write before the last of these may commit after it.
    sql`insert into flow.spot_mark values
        (${district}, ${fresh.at(-1)!.recorded_at}::timestamptz - interval '10 seconds', ${fresh.length})
      on conflict (district_id) do update set until = greatest(excluded.until, flow.spot_mark.until),
        cases = flow.spot_mark.cases + excluded.cases`.execute(db),
  ])
  return fresh.length
}

const tileOfCase = ({ lng, lat }: Fresh): number | null =>
  lng === null || lat === null ? null : tileOf(lng, lat)

const freshCases = async (db: Db, district: DistrictId): Promise<Fresh[]> =>
  (
    await sql<Fresh>`
      select d.case_id, d.recorded_at, c.opened_at, d.title || ' ' || d.text as said, c.lng, c.lat
      from flow.detail d join flow.case c on c.district_id = d.district_id and c.id = d.case_id
      where d.district_id = ${district} and d.seq = 1 and not c.confidential
        and d.recorded_at >= coalesce(
          (select until from flow.spot_mark where district_id = ${district}), '-infinity')
        and not exists (select from flow.spot s where s.district_id = d.district_id and s.case_id = d.case_id)
      order by d.recorded_at limit ${most}`.execute(db)
  ).rows
