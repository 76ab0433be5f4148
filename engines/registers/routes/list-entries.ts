import { z } from 'zod'
import { route } from '#kernel/route.ts'
import type { Registers } from '../define-register.ts'
import { listAsked } from '../filter.ts'
import { listVersions } from '../queries/list.ts'
import { entryShape, listQuery, registerParam, shownEntry } from '../shapes.ts'
import { registerFor } from '../who-may.ts'

export const listEntries = (registers: Registers) =>
  route({
    method: 'GET',
    path: '/registers/:register/entries',
    can: 'signed-in',
    summary: {
      zh: '按字段筛选、按文字查找登记条目，可指定日期读取当时的情况',
      en: 'List entries by field and by words, as they are or as they were on a day',
    },
    params: registerParam,
    query: listQuery,
    reply: z.object({ entries: z.array(entryShape), next: z.string().nullable() }),
    async handle({ db, district, user }, { params, query }) {
      const register = registerFor(registers, params.register, user, 'read')
      const asked = listAsked(register, query)
      const rows = await listVersions(db, district, register.code, { ...asked, limit: asked.limit + 1 })
      const page = rows.slice(0, asked.limit)
      return {
        entries: page.map((row) => shownEntry(register, row)),
        next: rows.length > page.length ? page.at(-1)!.key : null,
      }
    },
  })
