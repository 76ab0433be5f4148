import { defineModule } from '#engines/manifest/manifest.ts'

export { composeAccounts } from './compose/compose.ts'
export { fiscalDataFrom } from './compose/read-data.ts'
export { checkFile, type CheckedFile } from './fiscal-check.ts'

export const fiscal = defineModule({
  name: 'fiscal',
  title: { zh: '预决算检查', en: 'Fiscal' },
  purpose: 'Reads budgets and final accounts, and finds every figure and sentence that does not hold.',
})
