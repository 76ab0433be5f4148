import './audited.ts'
import type { Route } from '#kernel/route.ts'
import { activateVersion } from './routes/activate-version.ts'
import { addClass } from './routes/add-class.ts'
import { compareVersions } from './routes/compare-versions.ts'
import { copyVersion } from './routes/copy-version.ts'
import { describeCatalogue } from './routes/describe-catalogue.ts'
import { importTable } from './routes/import-table.ts'
import { listClasses } from './routes/list-classes.ts'
import { listConditions } from './routes/list-conditions.ts'
import { listVersions } from './routes/list-versions.ts'
import { openTable } from './routes/open-table.ts'
import { putCondition } from './routes/put-condition.ts'
import { readTable } from './routes/read-table.ts'
import { removeCondition } from './routes/remove-condition.ts'
import { restoreClass } from './routes/restore-class.ts'
import { retireClass } from './routes/retire-class.ts'
import { showClass } from './routes/show-class.ts'

export const catalogueRoutes: readonly Route[] = [
  describeCatalogue,
  listClasses,
  addClass,
  showClass,
  retireClass,
  restoreClass,
  listConditions,
  listVersions,
  compareVersions,
  copyVersion,
  putCondition,
  removeCondition,
  openTable,
  readTable,
  importTable,
  activateVersion,
]
