import { defineModule } from '#engines/manifest/manifest.ts'
import { checkDisclosureFile } from './routes/check-disclosure.ts'
import { exportFindings } from './routes/export-findings.ts'

export { composeDisclosure } from './compose/compose-disclosure.ts'
export { fiscalDataFrom } from './compose/read-data.ts'
export { type CheckedFile, checkFile, readFile as checkFileWhole } from './fiscal-check.ts'
export { type ToldFinding, toldIn } from './finding.ts'
export { type Language, languages } from './wording.ts'
export { annotatedPage } from './output/annotated-page.ts'
export { findingsBook, league, type NamedCheck } from './output/findings-book.ts'

export const fiscal = defineModule({
  name: 'fiscal',
  title: { zh: '预决算检查', en: 'Fiscal' },
  purpose: 'Reads budgets and final accounts, and finds every figure and sentence that does not hold.',
  routes: () => [checkDisclosureFile, exportFindings],
})
