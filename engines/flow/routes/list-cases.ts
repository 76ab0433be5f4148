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
} from '../lists/list-cases.ts'
import { visibleCases } from '../visibility.ts'

export const listCases = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/cases',
    can: 'cases.read',
    summary: { zh: '按条件列出案件，最新在前', en: 'List cases by composed filters, newest first' },
    query: caseFilter.extend(casePage.shape),
    reply: z.object({ cases: z.array(listedCase), next: z.string().nullable() }),
    async handle(context, { query: { before, limit, ...filter } }) {
      const { db, district, now } = context
      const visible = await visibleCases(actingFrom(context), engine.types)
      const rows = await list(db, district, { filter, page: { before, limit }, visible, now })
      const last = rows.at(-1)
      const next = last && rows.length === limit ? cursorOf(last.opened_at, last.id) : null
      return { cases: rows.map(listedOf), next }
    },
  })
