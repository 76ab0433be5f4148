import { z } from 'zod'
import { type Auth, grantAdministration, holdsPost } from '../auth.ts'
import { refuse } from '../errors.ts'
import { idParam, nothing, route } from '../route.ts'

export const putAdministration = (auth: Auth) =>
  route({
    method: 'PUT',
    path: '/accounts/:id/administration',
    can: 'accounts.grant',
    summary: { zh: '授予或收回管理员身份', en: 'Grant or take back an administration' },
    params: z.object({ id: idParam }),
    body: z.object({ administration: z.enum(['system', 'security', 'audit']).nullable() }),
    reply: nothing,
    async handle(context, { params: { id }, body: { administration } }) {
      const { db, district } = context
      if (administration !== null && (await auth.holdsPost(db, district, id))) refuse(holdsPost)
      await grantAdministration(context, id, administration)
      context.afterCommit(() => auth.forget(id))
      return {}
    },
  })
