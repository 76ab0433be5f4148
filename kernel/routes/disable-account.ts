import { z } from 'zod'
import type { Auth } from '../auth.ts'
import { storeDisabled } from '../auth/account-queries.ts'
import { othersAccount } from '../auth/accounts.ts'
import { endSessions } from '../auth/queries.ts'
import { idParam, nothing, route } from '../route.ts'

export const disableAccount = (auth: Auth) =>
  route({
    method: 'POST',
    path: '/accounts/:id/disable',
    can: 'accounts.edit',
    summary: { zh: '停用账号，并结束其登录', en: 'Disable an account and end its sessions' },
    params: z.object({ id: idParam }),
    reply: nothing,
    async handle(context, { params: { id } }) {
      const { db, district, now, audit, afterCommit } = context
      const { login } = await othersAccount(context, id, { leavesSecurity: true })
      await storeDisabled(db, district, id, now)
      await endSessions(db, district, id, now)
      afterCommit(() => auth.forget(id))
      audit(`account ${id}`, { login })
      return {}
    },
  })
