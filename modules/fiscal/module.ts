import { defineModule } from '#engines/manifest/manifest.ts'
import './audited.ts'
import { createBooks } from './routes/create-books.ts'
import { checkDisclosureFile } from './routes/check-disclosure.ts'
import { removeCheck } from './routes/delete-check.ts'
import { explainFinding } from './routes/explain-finding.ts'
import { exportFindings } from './routes/export-findings.ts'
import { listBookChoices } from './routes/list-book-choices.ts'
import { listBooks } from './routes/list-books.ts'
import { listChecks } from './routes/list-checks.ts'
import { previewDocument } from './routes/preview-document.ts'
import { readCheckOutput } from './routes/read-check-output.ts'
import { readDocument } from './routes/read-document.ts'
import { readOriginal } from './routes/read-original.ts'
import { saveBooks } from './routes/save-books.ts'
import { showBooks } from './routes/show-books.ts'
import { showCheck } from './routes/show-check.ts'
import { tryWorkbook } from './routes/try-workbook.ts'
import { withdrawExplanation } from './routes/withdraw-explanation.ts'

export { composeDisclosure } from './compose/compose-disclosure.ts'
export { fiscalDataFrom } from './compose/read-data.ts'
export { type CheckedFile, checkFile, readFile as checkFileWhole } from './fiscal-check.ts'
export { type ToldFinding, toldIn } from './finding.ts'
export { type Language, languages } from './wording.ts'
export { annotatedPage } from './output/annotated-page.ts'
export { findingsBook, league, type NamedCheck } from './output/findings-book.ts'
export { markedPdf } from './output/marked-pdf.ts'

export const fiscal = defineModule({
  name: 'fiscal',
  title: { zh: '预决算检查', en: 'Fiscal' },
  purpose: 'Reads budgets and final accounts, finds what does not hold, and composes them from books.',
  reads: ['org.fact_unit'],
  routes: () => [
    ...[checkDisclosureFile, listChecks, showCheck, removeCheck, explainFinding, withdrawExplanation],
    ...[readOriginal, readCheckOutput, exportFindings],
    ...[listBooks, createBooks, showBooks, saveBooks, tryWorkbook, previewDocument, readDocument],
    listBookChoices,
  ],
})
