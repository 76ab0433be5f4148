import { z } from 'zod'
import { route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { listedCase, listedOf } from '../lists/list-cases.ts'
import { inbox, inboxPlaces } from '../lists/inbox.ts'
import { auditLooks } from '../looks.ts'
import { moment } from '../moment.ts'

export const myInbox = (_engine: Engine) =>
  route({
    method: 'GET',
    path: '/inbox',
    can: 'cases.read',
    summary: { zh: '我的待办，按时限排序', en: 'What waits for me, by clock' },
    query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    reply: z.object({
      items: z.array(
        listedCase.extend({
          role: z.string(),
          heldSince: moment,
          note: z.string().nullable(),
          /** There is a number to call, and nobody has looked it up since the case came here. */
          contactDue: z.boolean(),
        }),
      ),
    }),
    async handle(context, { query }) {
      const { db, district, user } = context
      const places = await inboxPlaces(db, user)
      const rows = await inbox(db, district, { user, places, limit: query.limit })
      auditLooks(context, rows)
      return {
        items: rows.map((row) => ({
          ...listedOf(row),
          role: row.role,
          heldSince: row.held_since,
          note: row.note,
          contactDue: row.contact_due,
        })),
      }
    },
  })
