import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { standardsInForce } from '#engines/catalogue/catalogue.ts'
import { dayAt, type Location, type Place, districtMap, locate } from '#engines/org/org.ts'
import type { District } from '#engines/flow/flow.ts'
import type { Chance } from '#kernel/chance.ts'
import { type DistrictId, sql, type Store } from '#kernel/sql.ts'
import type { User } from '#kernel/user.ts'
import type { House } from '../house.ts'
import { type Phrases, phrasesShape } from './phrases.ts'

export interface Worker {
  user: User
  unit: number
}

export interface TownClass {
  edition: string
  kind: 'appeal' | 'matter'
  code: string
  title: string
  major: string
  unit: string | null
}

export interface Spot {
  name: string
  location: Location
}

/** All that the generator draws from: the district as it is stored, and phrases of our own. */
export interface Town {
  district: DistrictId
  desk: District
  phrases: Phrases
  appeals: readonly TownClass[]
  matters: readonly (TownClass & { conditions: readonly string[] })[]
  units: ReadonlyMap<string, number>
  unitKinds: ReadonlyMap<number, string>
  communitiesOf: ReadonlyMap<number, readonly number[]>
  /** Holders by post. */
  holders: ReadonlyMap<string, readonly Worker[]>
  /** Clerks by unit. */
  clerks: ReadonlyMap<number, Worker>
  spots: readonly Spot[]
}

const folder = path.join(import.meta.dirname, '..', '..', 'profiles', 'jianghan')
const metresNorth = 1 / 110_900
const metresEast = 1 / 95_600

/** Reads the district once; spots are the profile's places and points around them, located in the grid. */
export async function readTown(house: House, district: DistrictId, chance: Chance): Promise<Town> {
  const phrases = phrasesShape.parse(JSON.parse(await readFile(path.join(folder, 'texts.json'), 'utf8')))
  const now = house.clock()
  return house.store.inDistrict(district, async ({ db }) => {
    const map = await districtMap(db, district)
    const spots: Spot[] = []
    for (const place of map.places.places)
      for (let n = 0; n < 12; n++) {
        const point = around(place, chance)
        spots.push({ name: place.name.zh, location: await locate(db, district, { place: point }) })
      }
    const inGrid = spots.filter(({ location }) => location.cell !== null)
    return {
      district,
      desk: await house.engine.desk(db, district, now),
      phrases,
      spots: inGrid,
      ...(await readClasses(db, district, now)),
      ...(await readPeople(db, district)),
    }
  })
}

const around = (place: Place, chance: Chance) => ({
  lng: place.lng + chance.between(-180, 180) * metresEast,
  lat: place.lat + chance.between(-180, 180) * metresNorth,
})

type Db = Parameters<Parameters<Store['inDistrict']>[1]>[0]['db']

async function readClasses(
  db: Db,
  district: DistrictId,
  now: Date,
): Promise<Pick<Town, 'appeals' | 'matters'>> {
  const { rows } = await sql<TownClass>`
    select edition, kind, code, title_zh as title, major_code as major, unit
    from catalogue.fact_class where (retired_on is null or retired_on > ${dayAt(now)}::date) and kind in ('appeal', 'matter')`.execute(
    db,
  )
  const standards = await standardsInForce(db, district, now)
  const withConditions = rows.map((row) => ({
    ...row,
    conditions: standards.conditionsOf(row).map((one) => one.code),
  }))
  return {
    appeals: rows.filter((row) => row.kind === 'appeal' && row.code.length === 6),
    matters: withConditions.filter((row) => row.kind === 'matter' && row.conditions.length > 0),
  }
}

async function readPeople(db: Db, district: DistrictId) {
  const units = await sql<{ id: number; code: string; kind: string; parent: number | null }>`
    select unit_id as id, code, kind, parent_id as parent from org.fact_unit`.execute(db)
  const held = await sql<{ account: number; name: string; login: string; post: string; unit: number }>`
    select h.account_id as account, a.name, a.login, h.post_code as post, h.unit_id as unit
    from org.fact_holder h join kernel.fact_account a using (district_id, account_id) order by account`.execute(
    db,
  )
  const workers = held.rows.map((row) => ({ ...row, worker: workerOf(district, row) }))
  const communities = units.rows.filter((unit) => unit.kind === 'community' && unit.parent !== null)
  return {
    units: new Map(units.rows.map((unit) => [unit.code, unit.id])),
    unitKinds: new Map(units.rows.map((unit) => [unit.id, unit.kind])),
    communitiesOf: new Map(
      [...Map.groupBy(communities, (unit) => unit.parent!)].map(([street, below]) => [
        street,
        below.map((unit) => unit.id),
      ]),
    ),
    holders: new Map(
      [...Map.groupBy(workers, (row) => row.post)].map(([post, rows]) => [
        post,
        rows.map((row) => row.worker),
      ]),
    ),
    clerks: new Map(
      workers.filter((row) => row.post.endsWith('-clerk')).map((row) => [row.unit, row.worker]),
    ),
  }
}

const workerOf = (
  district: DistrictId,
  {
    account,
    name,
    login,
    post,
    unit,
  }: { account: number; name: string; login: string; post: string; unit: number },
): Worker => ({
  unit,
  user: {
    account,
    district,
    login,
    name,
    administration: undefined,
    permissions: new Set(),
    posts: [{ post, unit }],
  },
})
