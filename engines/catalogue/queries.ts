/** The room's SQL: one file for each of classes, standards and loading. */
export {
  searchClasses,
  findClass,
  passagesOf,
  classesOfEdition,
  insertExtensions,
  wordsOf,
  editionsOf,
  type CatalogueClass,
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
export { storeEditions, storeClasses, retireUnlisted, storeCrosswalk, storeWords } from './queries/profile.ts'
