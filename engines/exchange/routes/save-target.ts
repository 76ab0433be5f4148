import { z } from 'zod'
import type { Engine } from '#engines/flow/flow.ts'
import { refuse } from '#kernel/errors.ts'
import { nothing, route } from '#kernel/route.ts'
import { targetOfOtherKind } from '../errors.ts'
import { saveTarget, targetsOf } from '../outbox/queries.ts'
import { sealSecret } from '../outbox/signature.ts'

const word = z.string().min(1).max(60)

export const saveTargetRoute = ({ keys }: Engine) =>
  route({
    method: 'PUT',
    path: '/exchange/targets/:code',
    can: 'exchange.configure',
    summary: { zh: '登记对接系统或网络回调', en: 'Set up an upstream platform or a webhook' },
    // The shared secret comes in.
    secret: true,
    params: z.object({ code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/) }),
    body: z.object({
      kind: z.enum(['upstream', 'webhook', 'telephone']),
      url: z.url({ protocol: /^https?$/ }).max(500),
      secret: z.string().min(16).max(200),
      /** Of a webhook: which steps; `*` stands for any. */
      subscribes: z
        .array(z.object({ type: word, action: word }))
        .max(100)
        .default([]),
    }),
    reply: nothing,
    async handle(context, { params: { code }, body: { secret, ...target } }) {
      const { db, district, now } = context
      const sealed = sealSecret(keys, district, code, secret)
      const before = (await targetsOf(db, district)).find((each) => each.code === code)
      const saved = await saveTarget(db, district, { ...target, code, secret: sealed, since: now })
      if (!saved) refuse(targetOfOtherKind, { code })
      const { url, subscribes } = before ?? {}
      context.audit(`target ${code}`, {
        kind: target.kind,
        before: { url, subscribes },
        after: { url: target.url, subscribes: target.subscribes },
      })
      return {}
    },
  })
