/**
 * The door: classes by edition, filing standards by version, which limit applies and why.
 * Sources of the lists and figures: standards §1.1–1.3, §1.7.
 */
export {
  type ClassKey,
  classKeyShape,
  classKeyText,
  isWithin,
  type Kind,
  kinds,
  parseClassKey,
} from './class-key.ts'
export { type Difference, differences } from './differences.ts'
export { standardsInForce, standardsOfVersion } from './in-force.ts'
export { type Asked, type Considered, handling, type Limit, limit } from './limit.ts'
export type { LimitDeclaration, LimitRule } from './limit.ts'
export { limitFor } from './limit-for.ts'
export { type Loaded, loadCatalogue } from './load-catalogue.ts'
export { type LimitReading, type OpenWord, type OpenWords, parseLimit } from './parse-limit.ts'
export { readCatalogue } from './profile.ts'
export type { CatalogueProfile } from './profile/contents.ts'
export { type CatalogueClass, findClass, searchClasses } from './queries/classes.ts'
export { type Mapping, mappingShape, readStandardsTable, type TableReading } from './read-standards-table.ts'
export { catalogueRoutes } from './routes.ts'
export {
  type Condition,
  type Confidence,
  type LimitStage,
  type Override,
  type StageDefault,
  type Standards,
  type StandardSet,
  standardsOf,
} from './standards.ts'
export { activate, stateAt, type Version, versionAt, type VersionState } from './versions.ts'
