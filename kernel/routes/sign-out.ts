import { type Auth, endSession } from '../auth.ts'
import { dropSession, tokenIn } from '../session-cookie.ts'
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
      if (token) await endSession(db, district, token, now)
      afterCommit(() => auth.forget(user.account))
      return rawJson({}, { headers: { 'set-cookie': dropSession(origin) } })
    },
  })
