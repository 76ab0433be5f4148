/**
 * The door: registers, what the district keeps. A room declares one; its list, form, history, import, export,
 * rights and facts follow, and every entry can be read as it was on a day.
 */
export { copyEntries, indexCopied, type Said as EntrySaid } from './bulk/copy-entries.ts'
export { defineRegister, type Register, registersOf, type Settling } from './define-register.ts'
export {
  changeEntry,
  createEntries,
  createEntry,
  restoreEntry,
  retireEntry,
  type Writing,
} from './entries.ts'
export type { Fields } from './field-form.ts'
export {
  accountField,
  cellField,
  choiceField,
  classesField,
  classField,
  dayField,
  entryField,
  numberField,
  personField,
  phoneField,
  photosField,
  placeField,
  textField,
  unitField,
  yesNoField,
} from './fields.ts'
export { countBy, type Filter, listVersions } from './queries/list.ts'
export { historyOf, lastKey, likest, newestOf, type VersionRow, versionHolding } from './queries/read.ts'
export { registerRoutes } from './routes.ts'
