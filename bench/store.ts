import { mkdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { demonstrationDistrict, fillInThreads } from '#apps/demonstration.ts'
import { type House, openHouse } from '#apps/house.ts'
import { loadProfile } from '#apps/load-profile.ts'
import { indexTexts } from '#engines/flow/flow.ts'
import { districtsOf } from '#engines/org/org.ts'
import { stopwatch } from '#kernel/clock.ts'
import { migrate } from '#kernel/migrate.ts'
import { installQueue } from '#kernel/jobs.ts'
import { hashPassword } from '#kernel/password.ts'
import { type Postgres, startPostgres } from '#kernel/postgres.ts'
import { sql } from '#kernel/sql.ts'

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
    await fillStore(house, { dataDir, serverUrl: database.serverUrl, years })
  }
  const { rows } = await house.store.inDistrict(district, ({ db }) =>
    sql<{ cases: number }>`select count(*)::int as cases from flow.fact_case`.execute(db),
  )
  return { house, database, district, cases: rows[0]!.cases }
}

async function fillStore(
  house: House,
  { dataDir, serverUrl, years }: { dataDir: string; serverUrl: string; years: number },
): Promise<void> {
  const district = demonstrationDistrict
  const elapsed = stopwatch()
  const threads = Math.max(1, os.availableParallelism() - 1)
  const days = years * yearDays
  const said = (what: string) => console.error(`${(elapsed() / 1000).toFixed(0)} s  ${what}`)
  let next = 0
  await fillInThreads({ serverUrl, dataDir, district, days, until, seed: 1, threads }, ({ cases, steps }) => {
    if (cases < next) return
    next = cases + 20_000
    said(`${cases} cases, ${steps} steps`)
  })
  await indexTexts(
    house.store,
    district,
    house.clock(),
    (added) => added % 50_000 === 0 && said(`${added} indexed`),
  )
  said('filled')
}
