import { z } from 'zod'
import { allChannels, channelShape, saveChannel } from '#engines/flow/flow.ts'
import { refuse } from '#kernel/errors.ts'
import { nothing, route } from '#kernel/route.ts'
import { shortTaken } from '../errors.ts'

/** Where cases come from; the short letters begin the case number, so no two channels share them. */
export const putChannel = route({
  method: 'PUT',
  path: '/exchange/channels/:code',
  can: 'exchange.configure',
  summary: { zh: '新增或修改来源渠道', en: 'Add or change a channel' },
  params: z.object({ code: channelShape.shape.code.max(40) }),
  body: channelShape.omit({ code: true }),
  reply: nothing,
  async handle({ db, district, audit }, { params: { code }, body }) {
    const channels = await allChannels(db, district)
    const other = channels.find((channel) => channel.short === body.short && channel.code !== code)
    if (other) refuse(shortTaken, { short: body.short, channel: other.code })
    await saveChannel(db, district, { code, ...body })
    const { name, short, upstream } = channels.find((channel) => channel.code === code) ?? {}
    audit(`channel ${code}`, { before: { name, short, upstream }, after: body })
    return {}
  },
})
