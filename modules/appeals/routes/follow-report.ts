import { z } from 'zod'
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
    body: z.object({ receipt: receiptShape }),
    reply: z.object({
      state: word,
      openedAt: moment,
      closedAt: moment.nullable(),
      replies: z.array(z.string()),
    }),
    async handle(context, { body }) {
      const row = await reportOf(engine, context, body.receipt)
      const replies = row.closed_at ? await publicReplies(context.db, context.district, row.id) : []
      const state = stateTitle(confidentialReport, row.state)
      return { state, openedAt: row.opened_at, closedAt: row.closed_at, replies }
    },
  })
