/**
 * The door: classes by edition, filing standards by version, which limit applies and why.
 * Sources of the lists and figures: standards §1.1–1.3, §1.7.
 */
export { type ClassKey, classKeyShape, classKeyText, type Kind, kinds, parseClassKey } from './class-key.ts'
export { standardsInForce, standardsOfVersion } from './in-force.ts'
export { type Asked, type Limit, limit, type LimitDeclaration, type LimitRule } from './limit.ts'
export { limitFor } from './limit-for.ts'
export { loadCatalogue } from './load-catalogue.ts'
export { type CatalogueProfile, readCatalogue } from './profile.ts'
export { type CatalogueClass, findClass, searchClasses } from './queries.ts'
export { catalogueRoutes } from './routes.ts'
export { type Condition, type Standards, standardsOf } from './standards.ts'
