import { z } from 'zod'
import { type Auth, resetPassword } from '../auth.ts'
import { idParam, route } from '../route.ts'

/** The new password is shown once, unlocks the account, and must be changed at the next sign-in. */
export const postResetPassword = (auth: Auth) =>
  route({
    method: 'POST',
    path: '/accounts/:id/reset-password',
    can: 'accounts.edit',
    summary: { zh: '重置口令', en: 'Reset a forgotten password' },
    params: z.object({ id: idParam }),
    reply: z.object({ password: z.string() }),
    secret: true,
    async handle(context, { params: { id } }) {
      const password = await resetPassword(context, id)
      context.afterCommit(() => auth.forget(id))
      return { password }
    },
  })
