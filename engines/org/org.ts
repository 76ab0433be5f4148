/**
 * The door: where things are (divisions, cells, places) and who works there (units, posts, holders).
 * Rules and codes: standards §1.3–1.5.
 */
export { type CoordinateSystem, coordinateSystems, fromStore, metresBetween, toStore } from './coordinates.ts'
export { cellAt } from './area-index.ts'
export { parseAreaCode } from './codes.ts'
export { type Place, placesNamed, placesNear } from './place-index.ts'
export { districtMap, type Location, locate } from './district-map.ts'
export { districtsOf } from './districts.ts'
export { geometryOf } from './geojson.ts'
export { dayAt, enrichWith, postsOf, unitsVisible } from './enrich.ts'
export { readOrganisation } from './profile.ts'
export { checkFit, checkPlace } from './grants.ts'
export type { OrgParts, PostWork } from './posts.ts'
export { loadHolders, loadOrganisation } from './load.ts'
export type { Unit } from './units.ts'
export { successorOf } from './unit-queries.ts'
export { centreOf, unitsBelow, unitsWorking } from './unit-tree.ts'
export { orgRoutes } from './routes.ts'
