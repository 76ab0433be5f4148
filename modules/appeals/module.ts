import { defineModule } from '#engines/manifest/manifest.ts'
import { citizenAppeal } from './case-types/citizen-appeal.ts'
import { supervisionOrder } from './case-types/supervision-order.ts'

export const appeals = defineModule({
  name: 'appeals',
  title: { zh: '民呼我应', en: 'Appeals' },
  purpose: 'Takes in what residents ask for, sends it to a unit, and sees it answered.',
  caseTypes: [citizenAppeal, supervisionOrder],
})
