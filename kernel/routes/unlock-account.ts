import { z } from 'zod'
import { unlockAccount } from '../auth.ts'
import { idParam, nothing, route } from '../route.ts'

export const postUnlock = route({
  method: 'POST',
  path: '/accounts/:id/unlock',
  can: 'accounts.edit',
  summary: { zh: '解除登录锁定', en: 'Unlock an account before its time' },
  params: z.object({ id: idParam }),
  reply: nothing,
  async handle(context, { params: { id } }) {
    await unlockAccount(context, id)
    return {}
  },
})
