import { z } from 'zod'
import { caseByNumber, type Engine } from '#engines/flow/flow.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { confidentialReport } from '../case-types/confidential-report.ts'
import { receiptUnknown } from '../errors.ts'
import { receiptOf } from '../rules/receipt.ts'

/** For a report taken down by an officer: what is read out to the reporter. */
export const readReceipt = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/reports/:number/receipt',
    can: 'cases.confidential',
    summary: { zh: '举报回执', en: 'The receipt of a report' },
    params: z.object({ number: z.string().max(40) }),
    reply: z.object({ receipt: z.string() }),
    async handle({ db, district, audit }, { params: { number } }) {
      const found = await caseByNumber(db, district, number)
      if (found?.case_type !== confidentialReport.code) return refuse(receiptUnknown)
      audit(number, { receipt: true })
      return { receipt: receiptOf(engine.keys, district, number) }
    },
  })
