import { z } from 'zod'
import { checkDistrict, districtField } from '#engines/exchange/exchange.ts'
import { type Engine, openCase } from '#engines/flow/flow.ts'
import { route } from '#kernel/route.ts'
import { confidentialReport } from '../case-types/confidential-report.ts'
import { receiptOf } from '../rules/receipt.ts'
import { reporter } from '../reporter.ts'

const text = (max: number) => z.string().trim().min(1).max(max)

export const postReport = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/public/reports',
    can: 'public',
    summary: { zh: '提交 12380 举报', en: 'Report in confidence' },
    perMinute: 10,
    secret: true,
    body: z.object({
      ...districtField,
      ...{ about: text(20), text: text(4_000) },
      ...{ person: text(50).optional(), name: text(50).optional(), phone: text(30).optional() },
    }),
    reply: z.object({ receipt: z.string() }),
    status: 201,
    districtOf: ({ body }) => body.district,
    async handle(context, { body: { district: _asked, ...fields } }) {
      await checkDistrict(context)
      const opening = { type: confidentialReport.code, channel: 'web', fields }
      const { number } = await openCase(engine, reporter(context), opening)
      return { receipt: receiptOf(engine.keys, context.district, number) }
    },
  })
