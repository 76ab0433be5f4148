import { z } from 'zod'
import type { Auth } from '../auth.ts'
import { notSignedIn, refuse } from '../errors.ts'
import { tokenIn } from '../session-cookie.ts'
import { route } from '../route.ts'
import { profileOf, signedInProfile } from './profile.ts'

export const me = (auth: Auth) =>
  route({
    method: 'GET',
    path: '/me',
    can: 'signed-in',
    summary: { zh: '当前登录者', en: 'Who is signed in' },
    reply: signedInProfile.extend({ csrf: z.string() }),
    transaction: false,
    async handle({ headers }) {
      const signed = (await auth.session(tokenIn(headers.cookie) ?? '')) ?? refuse(notSignedIn)
      return { csrf: signed.csrf, ...profileOf(signed) }
    },
  })
