import { defineModule } from '#engines/manifest/manifest.ts'
import { citizenAppeal } from './case-types/citizen-appeal.ts'
import { confidentialReport } from './case-types/confidential-report.ts'
import { supervisionOrder } from './case-types/supervision-order.ts'
import { superviseByItself } from './reactions/supervise-by-itself.ts'
import { addToReport } from './routes/add-to-report.ts'
import { describeReports } from './routes/describe-reports.ts'
import { followReport } from './routes/follow-report.ts'
import { postReport } from './routes/post-report.ts'
import { readReceipt } from './routes/read-receipt.ts'

export const appeals = defineModule({
  name: 'appeals',
  title: { zh: '民呼我应', en: 'Appeals' },
  purpose: 'Takes in what residents ask for, sends it to a unit, and sees it answered.',
  on: Object.fromEntries(
    ['dispatch', 'redispatch', 'correct', 'absorb', 'reopen'].map((action) => [
      `citizen-appeal.${action}`,
      [superviseByItself],
    ]),
  ),
  caseTypes: [citizenAppeal, supervisionOrder, confidentialReport],
  routes: ({ engine }) => [
    describeReports,
    postReport(engine),
    followReport(engine),
    addToReport(engine),
    readReceipt(engine),
  ],
})
