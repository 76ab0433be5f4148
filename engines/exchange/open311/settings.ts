import { z } from 'zod'
import { channelsOf } from '#engines/flow/flow.ts'
import { refuse } from '#kernel/errors.ts'
import { said, setting } from '#kernel/settings.ts'
import { publicChannelUnknown } from '../errors.ts'

/** Cases of these channels are public requests; what comes by telephone is between the caller and the desk. */
export const publicChannels = setting({
  key: 'exchange.public-channels',
  title: { zh: '对外公开进度的渠道', en: 'Channels whose requests are public' },
  shape: z.array(z.string().meta(said('渠道', 'Channel'))),
  choices: async (db, district) =>
    Object.fromEntries((await channelsOf(db, district)).map(({ code, name }) => [code, name])),
  check: async (codes, { db, district }) => {
    const known = new Set((await channelsOf(db, district)).map(({ code }) => code))
    const channel = codes.find((code) => !known.has(code))
    if (channel !== undefined) refuse(publicChannelUnknown, { channel })
  },
  usual: ['open311', 'web', 'kiosk', 'neighbourhood-app'],
})
