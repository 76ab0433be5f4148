import { z } from 'zod'
import type { Engine } from '#engines/flow/flow.ts'
import { refuse } from '#kernel/errors.ts'
import type { LiveHub } from '#kernel/live.ts'
import { route } from '#kernel/route.ts'
import { readSetting } from '#kernel/settings.ts'
import { simulationOff } from '../errors.ts'
import { ring } from '../telephone/calls.ts'
import { telephoneRules } from '../telephone/settings.ts'

/** Rings one's own desk, for training and for showing: the same way as a telephone system does. */
export const simulateCall = (engine: Engine, live: LiveHub) =>
  route({
    method: 'POST',
    path: '/telephone/simulated-calls',
    can: 'cases.open',
    summary: { zh: '模拟一次来电', en: 'Let my own telephone ring' },
    secret: true,
    body: z.object({ number: z.string().trim().min(3).max(30) }),
    reply: z.object({ call: z.string() }),
    status: 201,
    async handle(context, { body: { number } }) {
      const { db, district, user, now } = context
      if (!(await readSetting(db, district, telephoneRules)).simulated) refuse(simulationOff)
      const call = `simulated-${user.account}-${now.getTime()}`
      await ring(engine, live, context, { account: user.account, system: 'simulated', call, number })
      context.audit(`call ${call}`)
      return { call }
    },
  })
