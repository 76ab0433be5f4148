import { z } from 'zod'
import { accountExists } from '../auth/errors.ts'
import { insertAccount } from '../auth/queries.ts'
import { refuse } from '../errors.ts'
import { generatePassword, hashPassword } from '../password.ts'
import { route } from '../route.ts'
import { isUniqueViolation } from '../sql.ts'

/** The first password is shown once and must be changed at the first sign-in. */
export const createAccount = route({
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
  async handle({ db, district, now, audit }, { body: { login, name } }) {
    const password = generatePassword()
    const passwordHash = await hashPassword(password)
    try {
      const id = await insertAccount(db, district, { login, name, passwordHash, at: now, mustChange: true })
      audit(`account ${id}`, { login })
      return { id, password }
    } catch (error) {
      if (isUniqueViolation(error)) refuse(accountExists, { login })
      throw error
    }
  },
})
