import { z } from 'zod'
import type { Auth } from '../auth.ts'
import { keepSession } from '../session-cookie.ts'
import { longestPassword } from '../password.ts'
import { rawJson, route } from '../route.ts'
import { profileOf, signedInProfile } from './profile.ts'

export const signIn = (auth: Auth) =>
  route({
    method: 'POST',
    path: '/sign-in',
    can: 'public',
    summary: { zh: '用账号和口令登录', en: 'Sign in with account and password' },
    body: z.object({
      login: z.string().min(1).max(100),
      password: z.string().min(1).max(longestPassword),
      /** Where one installation serves several districts. */
      district: z.int().positive().optional(),
    }),
    reply: signedInProfile.extend({ csrf: z.string() }),
    perMinute: 30,
    secret: true,
    transaction: false,
    async handle({ district, address, origin }, { body: { login, password, ...asked } }) {
      const signed = await auth.signIn(asked.district ?? district, { login, password, address })
      const body = { csrf: signed.csrf, ...profileOf(signed) }
      return rawJson(body, { headers: { 'set-cookie': keepSession(signed.token, origin) } })
    },
  })
