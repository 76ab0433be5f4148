import { z } from 'zod'
import { route } from '#kernel/route.ts'
import type { Keys } from '#kernel/secrets.ts'
import type { Registers } from '../define-register.ts'
import { changeEntry } from '../entries.ts'
import { entryParams, entryShape, fieldsShape, saidShape, shownEntry } from '../shapes.ts'
import { registerFor } from '../who-may.ts'

export const changeEntryRoute = (registers: Registers, keys: Keys) =>
  route({
    method: 'PUT',
    path: '/registers/:register/entries/:key',
    can: 'signed-in',
    summary: { zh: '修改登记条目，旧版保留', en: 'Change an entry; the old version is kept' },
    params: entryParams,
    body: saidShape.extend({ version: z.int().positive(), fields: fieldsShape }),
    reply: entryShape,
    async handle(context, { params: { register: code, key }, body }) {
      const register = registerFor(registers, code, context.user, 'write')
      const made = await changeEntry({ ...context, keys }, register, { key, ...body })
      context.audit(`${register.code} ${key}`, { act: made.act, version: made.version, why: made.why })
      return shownEntry(register, made)
    },
  })
