import { z } from 'zod'
import type { Auth } from '../auth.ts'
import { wrongPassword } from '../auth/errors.ts'
import { changePassword } from '../auth/passwords.ts'
import { accountForSignIn, endSessions } from '../auth/queries.ts'
import { hashToken } from '../auth/token.ts'
import { notSignedIn, refuse } from '../errors.ts'
import { tokenIn } from '../http/session-cookie.ts'
import { longestPassword, verifyPassword } from '../password.ts'
import { nothing, route } from '../route.ts'

const password = z.string().min(1).max(longestPassword)

export const changeOwnPassword = (auth: Auth) =>
  route({
    method: 'POST',
    path: '/password',
    can: 'signed-in',
    summary: {
      zh: '修改自己的口令，并结束其他登录',
      en: 'Change your own password and end your other sessions',
    },
    body: z.object({ current: password, next: password }),
    reply: nothing,
    perMinute: 10,
    secret: true,
    async handle({ db, district, user, now, headers, afterCommit }, { body }) {
      const account = (await accountForSignIn(db, district, user.login)) ?? refuse(notSignedIn)
      if (!(await verifyPassword(account.password_hash, body.current))) refuse(wrongPassword)
      const rules = await auth.rules(db, district)
      await changePassword(db, district, account, { password: body.next, rules, at: now })
      await endSessions(db, district, user.account, now, hashToken(tokenIn(headers.cookie) ?? ''))
      afterCommit(() => auth.forget(user.account))
      return {}
    },
  })
