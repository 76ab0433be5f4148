import { mkdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { demonstrationDistrict, fillInThreads } from '#apps/demonstration.ts'
import { type House, openHouse } from '#apps/house.ts'
import { loadProfile } from '#apps/load-profile.ts'
import { districtsOf } from '#engines/org/org.ts'
import { stopwatch } from '#kernel/clock.ts'
import { migrate } from '#kernel/migrate.ts'
import { installQueue } from '#kernel/jobs.ts'
import { hashPassword } from '#kernel/password.ts'
import { type Postgres, startPostgres } from '#kernel/postgres.ts'
import { sql } from '#kernel/sql.ts'
import { indexAtOnce } from './index-at-once.ts'

export interface BenchStore {
  house: House
  database: Postgres
  district: number
  cases: number
}

/** Fixed, so that a store once filled serves later runs as well. */
const until = new Date('2026-11-20T16:00:00Z')
const yearDays = 365

/** A durable store with so many years of cases, kept in the data folder and filled once. */
export async function benchStore(root: string, years: number): Promise<BenchStore> {
  const dataDir = path.join(root, '.data', `bench-${years}y`)
  await mkdir(dataDir, { recursive: true })
  const database = await startPostgres({ dir: path.join(dataDir, 'pg'), durability: 'durable' })
  await installQueue(database.ownerUrl)
  await migrate(database.ownerUrl)
  const house = openHouse({ serverUrl: database.serverUrl, dataDir })
  const district = demonstrationDistrict
  if ((await districtsOf(house.store)).length === 0) {
    const accounts = { passwordHash: await hashPassword('Huying-2026') }
    await loadProfile(house.store, { profile: 'jianghan', district, at: until, accounts })
  }
  const known = await filledDays(house)
  const days = Math.ceil(years * yearDays)
  // The day that `until` begins holds nothing yet.
  if (known.size < days - 1) await fillStore(house, database, { dataDir, days, known })
  await forgetMeasured(database.superuserUrl)
  const { rows } = await house.store.inDistrict(district, ({ db }) =>
    sql<{ cases: number }>`select count(*)::int as cases from flow.fact_case`.execute(db),
  )
  return { house, database, district, cases: rows[0]!.cases }
}

/** Takes out what earlier measurements opened, so that every run meets the same store. */
async function forgetMeasured(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(`create temporary table measured as select id from flow.case where opened_at >= $1`, [
      until,
    ])
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', c.table_schema, c.table_name) as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'flow' and c.column_name = 'case_id' and t.table_type = 'BASE TABLE'`,
    )
    await client.query('set session_replication_role = replica') // in any order: nothing of them is left
    for (const { name } of tables)
      await client.query(`delete from ${name} where case_id in (select id from measured)`)
    const { rowCount } = await client.query('delete from flow.case where id in (select id from measured)')
    if ((rowCount ?? 0) > 0)
      await client.query('vacuum analyze flow.case, flow.search, flow.detail, flow.deadline')
  } finally {
    await client.end()
  }
}

/** Days that are there; what the measurements themselves opened came later. */
async function filledDays({ store }: House): Promise<Set<number>> {
  const { rows } = await store.inDistrict(demonstrationDistrict, ({ db }) =>
    sql<{ day: number }>`select distinct floor(extract(epoch from opened_at) / 86400 + 1.0 / 3)::int as day
      from flow.fact_case where district_id = ${demonstrationDistrict} and opened_at < ${until}`.execute(db),
  )
  return new Set(rows.map(({ day }) => day))
}

/** Fills the days that are missing, so that a stopped filling goes on where it was. */
async function fillStore(
  house: House,
  { serverUrl, ownerUrl }: Postgres,
  { dataDir, days, known }: { dataDir: string; days: number; known: ReadonlySet<number> },
): Promise<void> {
  const elapsed = stopwatch()
  const said = (what: string) => console.error(`${(elapsed() / 1000).toFixed(0)} s  ${what}`)
  const threads = Math.max(1, os.availableParallelism() - 1)
  if (known.size > 0) said(`${known.size} of ${days} days are there`)
  const wanted = { serverUrl, dataDir, district: demonstrationDistrict, days, until, known, seed: 1, threads }
  let next = 0
  await fillInThreads(wanted, ({ cases, steps }) => {
    if (cases < next) return
    next = cases + 20_000
    said(`${cases} cases, ${steps} steps`)
  })
  const district = demonstrationDistrict
  const read = { call: 'flow.index_text($1, $2, $3)', values: [district, slice, house.clock()] }
  await indexAtOnce(ownerUrl, { district, index: 'flow.search_pairs', slice, read }, said)
  said('filled')
}

const slice = 100_000
