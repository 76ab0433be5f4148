import { z } from 'zod'
import { othersAccount } from '../auth/accounts.ts'
import { clearFailures } from '../auth/queries.ts'
import { idParam, nothing, route } from '../route.ts'

export const unlockAccount = route({
  method: 'POST',
  path: '/accounts/:id/unlock',
  can: 'accounts.edit',
  summary: { zh: '解除登录锁定', en: 'Unlock an account before its time' },
  params: z.object({ id: idParam }),
  reply: nothing,
  async handle(context, { params: { id } }) {
    const { login } = await othersAccount(context, id)
    await clearFailures(context.db, context.district, id)
    context.audit(`account ${id}`, { login })
    return {}
  },
})
