import { z } from 'zod'
import { allRefusals } from '../errors.ts'
import { route } from '../route.ts'

export const readRefusals = route({
  method: 'GET',
  path: '/refusals',
  can: 'public',
  summary: { zh: '全部拒绝代码及其说明', en: 'Every code of refusal and what it says' },
  reply: z.object({
    refusals: z.array(
      z.object({ code: z.string(), status: z.int(), text: z.object({ zh: z.string(), en: z.string() }) }),
    ),
  }),
  transaction: false,
  handle: async () => ({ refusals: allRefusals().toSorted((a, b) => (a.code < b.code ? -1 : 1)) }),
})
