import { z } from 'zod'
import { allChannels, channelShape } from '#engines/flow/flow.ts'
import { route } from '#kernel/route.ts'

export const listChannels = route({
  method: 'GET',
  path: '/exchange/channels',
  can: 'exchange.configure',
  summary: { zh: '来源渠道一览，停用的也在内', en: 'Every channel, those out of use too' },
  reply: z.object({ channels: z.array(channelShape.extend({ retired: z.boolean() })) }),
  handle: async ({ db, district }) => ({ channels: await allChannels(db, district) }),
})
