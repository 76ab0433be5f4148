import { z } from 'zod'
import { type Auth, changeOwnPassword } from '../auth.ts'
import { longestPassword } from '../password.ts'
import { nothing, route } from '../route.ts'
import { tokenIn } from '../session-cookie.ts'

const password = z.string().min(1).max(longestPassword)

export const changePassword = (auth: Auth) =>
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
    async handle(context, { body }) {
      const rules = await auth.rules(context.db, context.district)
      await changeOwnPassword(context, rules, { ...body, token: tokenIn(context.headers.cookie) ?? '' })
      context.afterCommit(() => auth.forget(context.user.account))
      return {}
    },
  })
