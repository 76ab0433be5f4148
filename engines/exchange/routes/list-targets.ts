import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { targetsOf } from '../outbox/queries.ts'

export const listTargets = route({
  method: 'GET',
  path: '/exchange/targets',
  can: 'exchange.configure',
  summary: { zh: '对接系统一览', en: 'Whom we write to' },
  reply: z.object({
    targets: z.array(
      z.object({
        code: z.string(),
        kind: z.enum(['upstream', 'webhook', 'telephone']),
        url: z.string(),
        subscribes: z.array(z.object({ type: z.string(), action: z.string() })),
      }),
    ),
  }),
  handle: async ({ db, district }) => ({
    targets: (await targetsOf(db, district)).map(({ code, kind, url, subscribes }) => ({
      ...{ code, kind, url, subscribes },
    })),
  }),
})
