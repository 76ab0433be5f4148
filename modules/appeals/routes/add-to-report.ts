import { z } from 'zod'
import { checkDistrict, districtField } from '#engines/exchange/exchange.ts'
import { actOnCase, type Engine } from '#engines/flow/flow.ts'
import { route } from '#kernel/route.ts'
import { receiptShape, reporter, reportOf } from '../reporter.ts'

export const addToReport = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/public/reports/supplement',
    can: 'public',
    summary: { zh: '凭回执补充举报内容', en: 'Add to a report by its receipt' },
    perMinute: 10,
    secret: true,
    body: z.object({ ...districtField, receipt: receiptShape, text: z.string().trim().min(1).max(4_000) }),
    reply: z.object({}),
    districtOf: ({ body }) => body.district,
    async handle(context, { body }) {
      await checkDistrict(context)
      const { id } = await reportOf(engine, context, body.receipt)
      await actOnCase(engine, reporter(context), { id, action: 'supplement', answers: { text: body.text } })
      return {}
    },
  })
