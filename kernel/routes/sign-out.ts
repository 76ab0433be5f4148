import type { Auth } from '../auth.ts'
import { endSession } from '../auth/queries.ts'
import { hashToken } from '../auth/token.ts'
import { dropSession, tokenIn } from '../http/session-cookie.ts'
import { nothing, rawJson, route } from '../route.ts'

export const signOut = (auth: Auth) =>
  route({
    method: 'POST',
    path: '/sign-out',
    can: 'signed-in',
    summary: { zh: '退出登录', en: 'Sign out' },
    reply: nothing,
    async handle({ db, district, user, now, origin, headers, afterCommit }) {
      const token = tokenIn(headers.cookie)
      if (token) await endSession(db, district, hashToken(token), now)
      afterCommit(() => auth.forget(user.account))
      return rawJson({}, { headers: { 'set-cookie': dropSession(origin) } })
    },
  })
