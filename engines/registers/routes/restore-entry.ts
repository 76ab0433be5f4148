import { z } from 'zod'
import { route } from '#kernel/route.ts'
import type { Registers } from '../define-register.ts'
import { restoreEntry } from '../entries.ts'
import { entryParams, entryShape, saidShape, shownEntry } from '../shapes.ts'
import { registerFor } from '../who-may.ts'

export const restoreEntryRoute = (registers: Registers) =>
  route({
    method: 'POST',
    path: '/registers/:register/entries/:key/restore',
    can: 'signed-in',
    summary: { zh: '恢复已注销的登记条目', en: 'Restore a retired entry' },
    params: entryParams,
    body: saidShape.extend({ version: z.int().positive() }),
    reply: entryShape,
    async handle(context, { params: { register: code, key }, body }) {
      const register = registerFor(registers, code, context.user, 'write')
      const made = await restoreEntry(context, register, { key, ...body })
      context.audit(`${register.code} ${key}`, { act: made.act, version: made.version, why: made.why })
      return shownEntry(register, made)
    },
  })
