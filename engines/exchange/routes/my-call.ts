import { z } from 'zod'
import type { Engine } from '#engines/flow/flow.ts'
import { route } from '#kernel/route.ts'
import { readSetting } from '#kernel/settings.ts'
import { callAt } from '../telephone/calls.ts'
import { telephoneRules } from '../telephone/settings.ts'

const moment = z.preprocess((at) => (at instanceof Date ? at.toISOString() : at), z.iso.datetime())

/** The number stands on the call-taker's own telephone as well: theirs to see, and nobody else's. */
export const myCall = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/telephone/my-call',
    can: 'cases.open',
    summary: { zh: '我的话机上的来电', en: 'The call at my telephone' },
    reply: z.object({
      call: z.object({ system: z.string(), call: z.string(), number: z.string(), rangAt: moment }).nullable(),
      simulated: z.boolean(),
    }),
    async handle(context) {
      const { db, district, user } = context
      const { simulated } = await readSetting(db, district, telephoneRules)
      return { call: (await callAt(engine, context, user.account)) ?? null, simulated }
    },
  })
