import type { Report } from '#engines/reports/reports.ts'
import { composeAccounts } from './compose.ts'
import { composeBudget } from './compose-budget.ts'
import type { FiscalData } from './data.ts'

/** A budget or final accounts, as the data say. */
export const composeDisclosure = (data: FiscalData): Report =>
  data.kind === 'budget' ? composeBudget(data) : composeAccounts(data)
