import { z } from 'zod'
import type { Auth } from '../auth.ts'
import { storeAdministration } from '../auth/account-queries.ts'
import { othersAccount } from '../auth/accounts.ts'
import { oneAdministration } from '../auth/errors.ts'
import { refuse } from '../errors.ts'
import { idParam, nothing, route } from '../route.ts'

/** 三员分立 (GB/T 22239-2019 8.1.5): system, security and audit administration are three people. */
export const grantAdministration = (auth: Auth) =>
  route({
    method: 'PUT',
    path: '/accounts/:id/administration',
    can: 'accounts.grant',
    summary: { zh: '授予或收回管理员身份', en: 'Grant or take back an administration' },
    params: z.object({ id: idParam }),
    body: z.object({ administration: z.enum(['system', 'security', 'audit']).nullable() }),
    reply: nothing,
    async handle(context, { params: { id }, body: { administration } }) {
      const { db, district, audit, afterCommit } = context
      const leavesSecurity = administration !== 'security'
      const account = await othersAccount(context, id, { leavesSecurity })
      if (administration && account.administration && account.administration !== administration)
        refuse(oneAdministration, { holds: account.administration })
      await storeAdministration(db, district, id, administration)
      afterCommit(() => auth.forget(id))
      audit(`account ${id}`, { login: account.login, from: account.administration, to: administration })
      return {}
    },
  })
