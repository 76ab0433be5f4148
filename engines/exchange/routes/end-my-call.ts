import { z } from 'zod'
import type { LiveHub } from '#kernel/live.ts'
import { refuse } from '#kernel/errors.ts'
import { nothing, route } from '#kernel/route.ts'
import { callGone } from '../errors.ts'
import { endCall } from '../telephone/calls.ts'

/** Taken over into the form, or put away: it no longer rings. */
export const endMyCall = (live: LiveHub) =>
  route({
    method: 'POST',
    path: '/telephone/my-call/end',
    can: 'cases.open',
    summary: { zh: '接入或忽略我的来电', en: 'Take the call at my telephone, or put it away' },
    body: z.object({ call: z.string().max(60) }),
    reply: nothing,
    async handle(context, { body: { call } }) {
      if (!(await endCall(live, context, { account: context.user.account, call }))) return refuse(callGone)
      context.audit(`call ${call}`)
      return {}
    },
  })
