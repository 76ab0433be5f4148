/**
 * The door: where things are (divisions, cells, places) and who works there (units, posts, holders).
 * Rules and codes: standards §1.3–1.5.
 */
export { parentCode, parseAreaCode } from './codes.ts'
export {
  type CoordinateSystem,
  coordinateSystems,
  fromStore,
  metresBetween,
  type Position,
  toStore,
} from './coordinates.ts'
export { areaIndex, cellAt } from './area-index.ts'
export { placesNamed, placesNear } from './place-index.ts'
export { type DistrictMap, districtMap, type Location, locate } from './district-map.ts'
export { districtsOf } from './districts.ts'
export { dayAt, enrichWith, postsOf, unitsVisible } from './enrich.ts'
export { type OrganisationProfile, readOrganisation } from './profile.ts'
export { loadHolders, loadOrganisation, type Wanted } from './load.ts'
export type { Unit } from './units.ts'
export { centreOf, unitsBelow, unitsWorking } from './unit-tree.ts'
export { orgRoutes } from './routes.ts'
