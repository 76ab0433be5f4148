import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { actingFrom } from '../acting.ts'
import type { Engine } from '../engine.ts'
import {
  caseFilter,
  casePage,
  cursorOf,
  listCases as list,
  listedCase,
  listedOf,
  readCursor,
} from '../lists/list-cases.ts'
import { searchCases, wordsOf } from '../lists/search-cases.ts'
import { auditLooks } from '../looks.ts'
import { visibleCases } from '../visibility.ts'

export const listCases = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/cases',
    can: 'cases.read',
    summary: { zh: '按条件列出案件，最新在前', en: 'List cases by composed filters, newest first' },
    query: caseFilter.extend({ ...casePage.shape, q: z.string().trim().max(100).optional() }),
    reply: z.object({ cases: z.array(listedCase), next: z.string().nullable() }),
    async handle(context, { query: { before, limit, q, ...filter } }) {
      const { db, district, now } = context
      const visible = await visibleCases(actingFrom(context), engine.types)
      const asked = { filter, visible, now, limit }
      const rows = q
        ? await searchCases(db, district, { ...asked, words: wordsOf(q), before: readCursor(before) })
        : await list(db, district, { ...asked, page: { before, limit } })
      auditLooks(context, rows)
      const last = rows.at(-1)
      const next = last && rows.length === limit ? cursorOf(last.opened_at, last.id) : null
      return { cases: rows.map(listedOf), next }
    },
  })
