import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import type { Registers } from '../define-register.ts'
import { entryNotFound } from '../errors.ts'
import { historyOf, type VersionRow, versionHolding } from '../queries/read.ts'
import { entryParams, entryShape, pastQuery, shownEntry } from '../shapes.ts'
import { registerFor } from '../who-may.ts'

export const showEntry = (registers: Registers) =>
  route({
    method: 'GET',
    path: '/registers/:register/entries/:key',
    can: 'signed-in',
    summary: {
      zh: '一个登记条目及其全部历史，可指定日期',
      en: 'An entry with its whole history, as it is or as it was on a day',
    },
    params: entryParams,
    query: pastQuery,
    reply: z.object({ entry: entryShape, history: z.array(entryShape) }),
    async handle({ db, district, user }, { params: { register: code, key }, query }) {
      const register = registerFor(registers, code, user, 'read')
      const entry = await versionHolding(db, district, register.code, key, query)
      if (!entry) refuse(entryNotFound, { key })
      const history = await historyOf(db, district, register.code, key)
      const shown = (version: VersionRow) => shownEntry(register, version)
      return { entry: shown(entry), history: history.map(shown) }
    },
  })
