import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { actingFrom } from '../acting.ts'
import type { Engine } from '../engine.ts'
import { openWhereImplied } from '../lists/case-walk.ts'
import { countCases as count, countFound } from '../lists/count-cases.ts'
import { caseFilter } from '../lists/list-cases.ts'
import { wordsOf } from '../lists/search-cases.ts'
import { visibleCases } from '../visibility.ts'

export const countCases = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/case-count',
    can: 'cases.read',
    summary: {
      zh: '符合条件的案件数；至多数到一千（检索为二百），数不到头时 exact 为假，所给为至少之数',
      en: 'How many cases fit the filters, a thousand at most, of a search two hundred; where exact is false there are at least so many',
    },
    query: caseFilter.extend({ q: z.string().trim().max(100).optional() }),
    reply: z.object({ count: z.int(), exact: z.boolean() }),
    async handle(context, { query: { q, ...given } }) {
      const { db, district, now } = context
      const visible = await visibleCases(actingFrom(context), engine.types)
      const asked = { filter: openWhereImplied(given, engine.types), visible, now }
      return q ? countFound(db, district, { ...asked, words: wordsOf(q) }) : count(db, district, asked)
    },
  })
