import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { actingFrom } from '../acting.ts'
import type { Engine } from '../engine.ts'
import { searchInOrder } from '../errors.ts'
import { openWhereImplied } from '../lists/case-walk.ts'
import { caseFilter, casePage, cursorOf, listedCase, listedOf, readCursor } from '../lists/list-cases.ts'
import { caseOrders, orderedPage } from '../lists/order-cases.ts'
import { searchCases, wordsOf } from '../lists/search-cases.ts'
import { auditLooks } from '../looks.ts'
import { visibleCases } from '../visibility.ts'

export const listCases = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/cases',
    can: 'cases.read',
    summary: {
      zh: '按条件列出案件，默认最新在前；一页不满而 next 不为空时，接着取下一页',
      en: 'List cases by composed filters, newest first by default; a page that is not full goes on where next is given',
    },
    query: caseFilter.extend({
      ...casePage.shape,
      q: z.string().trim().max(100).optional(),
      order: z.enum(caseOrders).default('newest'),
    }),
    reply: z.object({ cases: z.array(listedCase), next: z.string().nullable() }),
    async handle(context, { query: { before, limit, q, order, ...given } }) {
      const { db, district, now } = context
      const visible = await visibleCases(actingFrom(context), engine.types)
      const asked = { filter: openWhereImplied(given, engine.types), visible, now, limit }
      if (q && order !== 'newest') refuse(searchInOrder)
      const found = q
        ? await searchCases(db, district, { ...asked, words: wordsOf(q), before: readCursor(before) })
        : undefined
      const last = found?.at(-1)
      const { rows, next } = found
        ? { rows: found, next: last && found.length === limit ? cursorOf(last.opened_at, last.id) : null }
        : await orderedPage(db, district, { ...asked, order, before })
      auditLooks(context, rows)
      return { cases: rows.map(listedOf), next }
    },
  })
