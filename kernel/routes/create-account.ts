import { z } from 'zod'
import { accountShape, createAccount } from '../auth.ts'
import { route } from '../route.ts'

/** The first password is shown once and must be changed at the first sign-in. */
export const postAccount = route({
  method: 'POST',
  path: '/accounts',
  can: 'accounts.edit',
  summary: { zh: '新建账号', en: 'Create an account' },
  body: accountShape,
  reply: z.object({ id: z.int(), password: z.string() }),
  status: 201,
  secret: true,
  handle: (context, { body }) => createAccount(context, body),
})
