import type { Db, DistrictId } from '#kernel/sql.ts'
import type { Administration } from '#kernel/user.ts'
import { forgetMap } from './district-map.ts'
import { dayAt } from './enrich.ts'
import {
  addAreas,
  addDistrict,
  addHolders,
  addPlaces,
  addPosts,
  addUnits,
  type NewHolder,
} from './load-queries.ts'
import { renewMap } from './map-queries.ts'
import type { OrganisationProfile } from './profile.ts'

/** How many rows a load added; nothing that was there is changed. */
export interface Loaded {
  units: number
  posts: number
  areas: number
  places: number
}

/**
 * Loads a profile into its district. What is there stays as it is, so that a second load adds only what is
 * new and the district's own edits survive. `db` must be inside a transaction of the district.
 */
export async function loadOrganisation(
  db: Db,
  district: DistrictId,
  profile: OrganisationProfile,
  now: Date,
): Promise<Loaded> {
  const day = dayAt(now)
  await addDistrict(db, district, profile)
  const loaded = {
    units: await addUnits(db, district, profile.units, day),
    posts: await addPosts(db, district, profile.posts),
    areas: await addAreas(db, district, profile.areas, day),
    places: await addPlaces(db, district, profile.places),
  }
  if (loaded.areas + loaded.places > 0) await renewMap(db, district)
  forgetMap(district)
  return loaded
}

/** What the caller needs to find or make the account of a holder; passwords are its business. */
export interface Wanted {
  login: string
  name: string
  administration: Administration | undefined
}

/**
 * Gives the people of a profile their posts. `accountOf` finds or makes each account and answers its id;
 * returns how many holders were added.
 */
export async function loadHolders(
  db: Db,
  district: DistrictId,
  { accounts, posts }: Pick<OrganisationProfile, 'accounts' | 'posts'>,
  { now, accountOf }: { now: Date; accountOf: (wanted: Wanted) => Promise<number> },
): Promise<number> {
  const administration = new Map(posts.map((post) => [post.code, post.administration]))
  const holders: NewHolder[] = []
  for (const { login, name, post, unit, area } of accounts) {
    const account = await accountOf({ login, name: name.zh, administration: administration.get(post) })
    holders.push({ account, post, unit, area })
  }
  return addHolders(db, district, holders, dayAt(now))
}
