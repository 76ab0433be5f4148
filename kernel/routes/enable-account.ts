import { z } from 'zod'
import { storeDisabled } from '../auth/account-queries.ts'
import { othersAccount } from '../auth/accounts.ts'
import { idParam, nothing, route } from '../route.ts'

export const enableAccount = route({
  method: 'POST',
  path: '/accounts/:id/enable',
  can: 'accounts.edit',
  summary: { zh: '恢复停用的账号', en: 'Enable a disabled account' },
  params: z.object({ id: idParam }),
  reply: nothing,
  async handle(context, { params: { id } }) {
    const { login } = await othersAccount(context, id)
    await storeDisabled(context.db, context.district, id, null)
    context.audit(`account ${id}`, { login })
    return {}
  },
})
