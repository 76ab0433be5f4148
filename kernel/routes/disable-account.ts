import { z } from 'zod'
import { type Auth, disableAccount } from '../auth.ts'
import { idParam, nothing, route } from '../route.ts'

export const postDisable = (auth: Auth) =>
  route({
    method: 'POST',
    path: '/accounts/:id/disable',
    can: 'accounts.edit',
    summary: { zh: '停用账号，并结束其登录', en: 'Disable an account and end its sessions' },
    params: z.object({ id: idParam }),
    reply: nothing,
    async handle(context, { params: { id } }) {
      await disableAccount(context, id)
      context.afterCommit(() => auth.forget(id))
      return {}
    },
  })
