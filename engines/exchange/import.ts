/** The door to the tables of other systems: read by a mapping, opened as cases, or replayed with their history. */
export { type Imported, importRows } from './import/import-rows.ts'
export { checkRows } from './import/check-rows.ts'
export { columnMissing, districtUndescribed, mappingUnreadable } from './import/errors.ts'
export { type ImportMapping, mappingShape } from './import/mapping.ts'
export { readRows, type SourceRow } from './import/read-rows.ts'
export { columnsUsed } from './import/read-value.ts'
export { type Replayed, replayRows } from './import/replay.ts'
