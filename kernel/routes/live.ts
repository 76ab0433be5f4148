import { z } from 'zod'
import type { Auth } from '../auth.ts'
import { tokenIn } from '../session-cookie.ts'
import type { LiveHub } from '../live.ts'
import { raw, route } from '../route.ts'

/** The stream ends with the session, and an open page does not keep the session alive. */
export const live = (auth: Auth, hub: LiveHub) =>
  route({
    method: 'GET',
    path: '/live',
    can: 'signed-in',
    summary: { zh: '实时消息流（SSE）', en: 'Stream of what happens (server-sent events)' },
    reply: z.string(),
    media: ['text/event-stream'],
    transaction: false,
    async handle({ user, headers }) {
      const token = tokenIn(headers.cookie) ?? ''
      const lastSeen = headers['last-event-id']
      const stillThere = async () => (await auth.peek(token))?.user
      return raw({
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store, no-transform',
          'x-accel-buffering': 'no',
        },
        body: hub.open(user, stillThere, typeof lastSeen === 'string' ? lastSeen : undefined),
      })
    },
  })
