import { z } from 'zod'
import type { Auth } from '../auth.ts'
import { othersAccount } from '../auth/accounts.ts'
import { endSessions, storePassword } from '../auth/queries.ts'
import { generatePassword, hashPassword } from '../password.ts'
import { idParam, route } from '../route.ts'

/** The new password is shown once, unlocks the account, and must be changed at the next sign-in. */
export const resetPassword = (auth: Auth) =>
  route({
    method: 'POST',
    path: '/accounts/:id/reset-password',
    can: 'accounts.edit',
    summary: { zh: '重置口令', en: 'Reset a forgotten password' },
    params: z.object({ id: idParam }),
    reply: z.object({ password: z.string() }),
    secret: true,
    async handle(context, { params: { id } }) {
      const { db, district, now, audit, afterCommit } = context
      const { login } = await othersAccount(context, id)
      const password = generatePassword()
      const hash = await hashPassword(password)
      await storePassword(db, district, id, { hash, at: now, mustChange: true })
      await endSessions(db, district, id, now)
      afterCommit(() => auth.forget(id))
      audit(`account ${id}`, { login })
      return { password }
    },
  })
