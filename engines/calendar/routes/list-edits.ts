import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { versionsBefore } from '../queries.ts'
import { versionShape } from '../shapes.ts'

export const listEdits = route({
  method: 'GET',
  path: '/calendar/edits',
  can: 'calendar.read',
  summary: { zh: '日历的修改记录，最新在前', en: 'The edits of the calendar, newest first' },
  query: z.object({
    before: versionShape.default(2_147_483_646),
    most: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    edits: z.array(
      z.object({
        version: z.int(),
        act: z.string(),
        firstDay: z.iso.date(),
        lastDay: z.iso.date(),
        details: z.record(z.string(), z.unknown()),
        by: z.string().nullable(),
        at: z.iso.datetime(),
      }),
    ),
  }),
  async handle({ db, district }, { query: { before, most } }) {
    const rows = await versionsBefore(db, district, before, most)
    return {
      edits: rows.map(({ first_day, last_day, by_name, at, ...row }) => ({
        ...row,
        firstDay: first_day,
        lastDay: last_day,
        by: by_name,
        at: at.toISOString(),
      })),
    }
  },
})
