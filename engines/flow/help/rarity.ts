import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import type { Rarity } from './alike.ts'

/** A district that has counted nothing yet takes every pair for equally rare. */
const leastCases = 1_000

/** How rare pairs of characters are among the district's cases; only those asked for are read. */
export async function rarityIn(db: Db, district: DistrictId, pairs: readonly string[]): Promise<Rarity> {
  const [seen, mark] = await Promise.all([
    sql<{ pair: string; cases: number }>`select pair, cases from flow.pair_seen
      where district_id = ${district} and pair = any(${pairs as string[]}::text[])`.execute(db),
    sql<{ cases: number }>`select cases from flow.spot_mark where district_id = ${district}`.execute(db),
  ])
  const known = new Map(seen.rows.map(({ pair, cases }) => [pair, cases]))
  const all = Math.max(leastCases, mark.rows[0]?.cases ?? 0)
  return (pair) => Math.log((all + 1) / ((known.get(pair) ?? 0) + 1))
}
