import type { Route } from '#kernel/route.ts'
import type { Keys } from '#kernel/secrets.ts'
import { nameEntries } from './audited.ts'
import type { Registers } from './define-register.ts'
import { changeEntryRoute } from './routes/change-entry.ts'
import { createEntryRoute } from './routes/create-entry.ts'
import { exportEntries } from './routes/export-entries.ts'
import { importEntries } from './routes/import-entries.ts'
import { listEntries } from './routes/list-entries.ts'
import { listNearest } from './routes/list-nearest.ts'
import { listPoints } from './routes/list-points.ts'
import { listRegisters } from './routes/list-registers.ts'
import { openPersonalFields } from './routes/open-personal.ts'
import { restoreEntryRoute } from './routes/restore-entry.ts'
import { retireEntryRoute } from './routes/retire-entry.ts'
import { showEntry } from './routes/show-entry.ts'
import type { ImportWatch } from './tables/watched.ts'

/** Every declared register answers at these addresses; `watch`: where imports are found again while they go. */
export function registerRoutes(registers: Registers, keys: Keys, watch?: ImportWatch): Route[] {
  nameEntries(registers)
  return [
    ...[listRegisters, listEntries, listPoints, listNearest, showEntry],
    ...[createEntryRoute, changeEntryRoute, retireEntryRoute, restoreEntryRoute],
    ...[exportEntries, openPersonalFields],
    (known: Registers) => importEntries(known, keys, watch),
  ].map((make) => make(registers, keys))
}
