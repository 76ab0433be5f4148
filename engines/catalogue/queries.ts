/** The room's SQL: one file for each of classes, standards and loading. */
export {
  type CatalogueClass,
  searchClasses,
  findClass,
  passagesOf,
  classesOfEdition,
  insertExtensions,
  wordsOf,
  editionsOf,
} from './queries/classes.ts'
export {
  versionsOf,
  versionForUpdate,
  standardSet,
  insertVersion,
  insertContent,
  putCondition,
  deleteCondition,
  storeActivation,
} from './queries/standards.ts'
export { offeredBelow, openCasesOf, retiredAbove, retiringOf, storeRetiring } from './queries/retiring.ts'
export { storeEditions, storeClasses, retireUnlisted, storeCrosswalk, storeWords } from './queries/profile.ts'
