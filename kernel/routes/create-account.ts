import { z } from 'zod'
import { createAccount } from '../auth.ts'
import { route } from '../route.ts'

/** The first password is shown once and must be changed at the first sign-in. */
export const postAccount = route({
  method: 'POST',
  path: '/accounts',
  can: 'accounts.edit',
  summary: { zh: '新建账号', en: 'Create an account' },
  body: z.object({
    login: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u),
    name: z.string().trim().min(1).max(50),
  }),
  reply: z.object({ id: z.int(), password: z.string() }),
  status: 201,
  secret: true,
  handle: (context, { body }) => createAccount(context, body),
})
