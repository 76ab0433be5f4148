import { z } from 'zod'
import { retireChannel } from '#engines/flow/flow.ts'
import { refuse } from '#kernel/errors.ts'
import { nothing, route } from '#kernel/route.ts'
import { channelIsOurs, channelNotThere } from '../errors.ts'

/** Channels by which the house's own pages bring cases in: without them those pages could not. */
const ours: readonly string[] = ['web', 'kiosk', 'neighbourhood-app', 'open311']

/** Nothing new comes by it; its cases keep its name, and saving it again brings it back. */
export const endChannel = route({
  method: 'DELETE',
  path: '/exchange/channels/:code',
  can: 'exchange.configure',
  summary: { zh: '停用来源渠道', en: 'Take a channel out of use' },
  params: z.object({ code: z.string().max(40) }),
  reply: nothing,
  async handle({ db, district, now, audit }, { params: { code } }) {
    if (ours.includes(code)) refuse(channelIsOurs)
    if (!(await retireChannel(db, district, code, now))) refuse(channelNotThere, { code })
    audit(`channel ${code}`)
    return {}
  },
})
