import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { inboxPlaces } from '../lists/inbox.ts'
import { personsOf } from '../may-act.ts'
import { moment } from '../moment.ts'
import { noticesFor } from '../notices.ts'

const notice = z.object({
  ...{ id: z.number(), case: z.number(), number: z.string(), type: z.string(), kind: z.string() },
  title: z.string().nullable(),
  at: moment,
})

export const myNotices = () =>
  route({
    method: 'GET',
    path: '/notices',
    can: 'cases.read',
    summary: { zh: '我的未读通知', en: 'What I have not read yet' },
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    reply: z.object({ notices: z.array(notice) }),
    async handle({ db, district, user }, { query: { limit } }) {
      const places = await inboxPlaces(db, user)
      const rows = await noticesFor(db, district, { places, persons: personsOf(user), limit })
      return {
        notices: rows.map(({ id, case_id, number, case_type, kind, title, at }) => ({
          ...{ id, case: case_id, number, type: case_type, kind, title, at },
        })),
      }
    },
  })
