/**
 * The door: classes by edition, filing standards by version, which limit applies and why.
 * Sources of the lists and figures: standards §1.1–1.3, §1.7.
 */
export { classKeyShape, classKeyText, parseClassKey } from './class-key.ts'
export { standardsInForce, standardsOfVersion } from './in-force.ts'
export { limit, type LimitDeclaration } from './limit.ts'
export { limitFor } from './limit-for.ts'
export { loadCatalogue } from './load-catalogue.ts'
export { readCatalogue } from './profile.ts'
export { type CatalogueClass, searchClasses } from './queries.ts'
export { catalogueRoutes } from './routes.ts'
export type { Standards } from './standards.ts'
