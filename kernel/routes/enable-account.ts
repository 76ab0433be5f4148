import { z } from 'zod'
import { enableAccount } from '../auth.ts'
import { idParam, nothing, route } from '../route.ts'

export const postEnable = route({
  method: 'POST',
  path: '/accounts/:id/enable',
  can: 'accounts.edit',
  summary: { zh: '恢复停用的账号', en: 'Enable a disabled account' },
  params: z.object({ id: idParam }),
  reply: nothing,
  async handle(context, { params: { id } }) {
    await enableAccount(context, id)
    return {}
  },
})
