import { z } from 'zod'
import { route } from '#kernel/route.ts'
import type { Registers } from '../define-register.ts'
import { retireEntry } from '../entries.ts'
import { entryParams, entryShape, saidShape, shownEntry } from '../shapes.ts'
import { registerFor } from '../who-may.ts'

export const retireEntryRoute = (registers: Registers) =>
  route({
    method: 'POST',
    path: '/registers/:register/entries/:key/retire',
    can: 'signed-in',
    summary: {
      zh: '注销登记条目：不再列出，历史保留',
      en: 'Retire an entry: it leaves the lists and keeps its history',
    },
    params: entryParams,
    body: saidShape.extend({ version: z.int().positive() }),
    reply: entryShape,
    async handle(context, { params: { register: code, key }, body }) {
      const register = registerFor(registers, code, context.user, 'write')
      const made = await retireEntry(context, register, { key, ...body })
      context.audit(`${register.code} ${key}`, { act: made.act, version: made.version, why: made.why })
      return shownEntry(register, made)
    },
  })
