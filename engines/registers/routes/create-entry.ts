import { route } from '#kernel/route.ts'
import type { Keys } from '#kernel/secrets.ts'
import type { Registers } from '../define-register.ts'
import { createEntry } from '../entries.ts'
import { entryShape, fieldsShape, registerParam, saidShape, shownEntry } from '../shapes.ts'
import { registerFor } from '../who-may.ts'

export const createEntryRoute = (registers: Registers, keys: Keys) =>
  route({
    method: 'POST',
    path: '/registers/:register/entries',
    can: 'signed-in',
    summary: { zh: '登记一个新条目', en: 'Register something new' },
    params: registerParam,
    body: saidShape.extend({ fields: fieldsShape }),
    reply: entryShape,
    status: 201,
    async handle(context, { params, body }) {
      const register = registerFor(registers, params.register, context.user, 'write')
      const made = await createEntry({ ...context, keys }, register, body)
      context.audit(`${register.code} ${made.key}`, { act: made.act, why: made.why })
      return shownEntry(register, made)
    },
  })
