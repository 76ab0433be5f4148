import { z } from 'zod'
import type { Engine } from '#engines/flow/flow.ts'
import { refuse } from '#kernel/errors.ts'
import { nothing, route } from '#kernel/route.ts'
import { whyNotWithdrawn } from '../public/citizen-says.ts'
import { codeField, districtField, followedCase, numberParam, typeOf } from '../public/followed-case.ts'
import { speak } from '../public/speak.ts'

/** The step says why in any case; a resident owes nobody a reason. */
const noReason = '群众凭查询码撤回，未说明理由'

export const withdrawAppeal = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/public/appeals/:number/withdrawal',
    summary: { zh: '群众撤回诉求', en: 'Withdraw what was reported' },
    can: 'public',
    perMinute: 20,
    params: numberParam,
    reply: nothing,
    body: z.object({
      ...districtField,
      ...codeField,
      reason: z.string().trim().min(2).max(500).default(noReason),
    }),
    districtOf: ({ body }) => body.district,
    async handle(context, { params: { number }, body: { code, reason } }) {
      const found = await followedCase(engine, context, { number, code })
      const why = whyNotWithdrawn(typeOf(engine), found)
      if (why) refuse(why)
      return speak(engine, context, { number, code, action: 'withdraw', answers: { reason } })
    },
  })
