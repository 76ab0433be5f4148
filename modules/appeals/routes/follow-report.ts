import { z } from 'zod'
import { checkDistrict, districtField } from '#engines/exchange/exchange.ts'
import { type Engine, publicReplies, stateTitle } from '#engines/flow/flow.ts'
import { route } from '#kernel/route.ts'
import { confidentialReport } from '../case-types/confidential-report.ts'
import { receiptShape, reportOf } from '../reporter.ts'

const word = z.object({ zh: z.string(), en: z.string() })
const moment = z.union([z.iso.datetime(), z.date()])

export const followReport = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/public/reports/follow',
    can: 'public',
    summary: { zh: '凭回执查询举报办理情况', en: 'Follow a report by its receipt' },
    perMinute: 10,
    reads: true,
    secret: true,
    body: z.object({ ...districtField, receipt: receiptShape }),
    reply: z.object({
      state: word,
      openedAt: moment,
      closedAt: moment.nullable(),
      replies: z.array(z.string()),
      /** What is added is still read. */
      open: z.boolean(),
    }),
    districtOf: ({ body }) => body.district,
    async handle(context, { body }) {
      await checkDistrict(context)
      const row = await reportOf(engine, context, body.receipt)
      // A conclusion that was sent back for another look was never an answer.
      const said = row.closed_at ? await publicReplies(context.db, context.district, row.id) : []
      const replies = said.slice(-1)
      const state = stateTitle(confidentialReport, row.state)
      return {
        state,
        openedAt: row.opened_at,
        closedAt: row.closed_at,
        replies,
        open: row.closed_at === null,
      }
    },
  })
