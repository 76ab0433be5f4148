import { digest, type HashAlgorithm, seal } from '#kernel/hash.ts'
import { type Db, type DistrictId, sql, type Store } from '#kernel/sql.ts'
import { chainAlgorithm } from './chain.ts'

interface SealRow {
  day: string
  steps: number
  previous: Buffer | null
  hash: Buffer
  algorithm: HashAlgorithm
}

export const sealsOf = async (db: Db, district: DistrictId): Promise<SealRow[]> =>
  (
    await sql<SealRow>`select day::text, steps, previous, hash, algorithm from flow.seal
      where district_id = ${district} order by day`.execute(db)
  ).rows

/**
 * What a day's seal is over: each step recorded that day (Asia/Shanghai) with the microsecond it was recorded
 * at, which the step's own hash cannot hold, in an order that the table alone gives.
 */
export async function leavesOf(
  db: Db,
  district: DistrictId,
  day: string,
  algorithm: HashAlgorithm,
): Promise<Buffer[]> {
  const { rows } = await sql<{ hash: Buffer; recorded: string }>`
    select hash, (extract(epoch from recorded_at) * 1000000)::bigint::text as recorded from flow.step
    where district_id = ${district}
      and recorded_at >= (${day}::date::timestamp at time zone 'Asia/Shanghai')
      and recorded_at < ((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')
    order by case_id, seq`.execute(db)
  return rows.map(({ hash, recorded }) => digest(algorithm, Buffer.concat([hash, Buffer.from(recorded)])))
}

/**
 * Seals every finished day that has no seal yet, each over the seal before it. A day is finished one hour
 * after its midnight, when late writers are done; days without a step are passed over.
 */
export async function sealDays(store: Store, district: DistrictId, now: Date): Promise<string[]> {
  return store.inDistrict(district, async ({ db }) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('flow.seal', ${district}))`.execute(db)
    let previous = (await sealsOf(db, district)).at(-1)
    const { rows: days } = await sql<{ day: string }>`
      select distinct (recorded_at at time zone 'Asia/Shanghai')::date::text as day from flow.step
      where district_id = ${district} and recorded_at < ${new Date(now.getTime() - 3_600_000)}
        and recorded_at >= coalesce(((${previous?.day ?? null}::date + 1)::timestamp at time zone 'Asia/Shanghai'), '-infinity')
        and (recorded_at at time zone 'Asia/Shanghai')::date < (${new Date(now.getTime() - 3_600_000)}::timestamptz at time zone 'Asia/Shanghai')::date
      order by day`.execute(db)
    for (const { day } of days) {
      const hashes = await leavesOf(db, district, day, chainAlgorithm)
      const hash = seal({ algorithm: chainAlgorithm, previous: previous?.hash ?? null, hashes })
      await sql`insert into flow.seal (district_id, day, steps, previous, hash, algorithm, sealed_at)
        values (${district}, ${day}::date, ${hashes.length}, ${previous?.hash ?? null}, ${hash}, ${chainAlgorithm}, ${now})`.execute(
        db,
      )
      previous = {
        day,
        steps: hashes.length,
        previous: previous?.hash ?? null,
        hash,
        algorithm: chainAlgorithm,
      }
    }
    return days.map((row) => row.day)
  })
}
