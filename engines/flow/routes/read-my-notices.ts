import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { inboxPlaces } from '../lists/inbox.ts'
import { readNotices } from '../notices.ts'

export const readMyNotices = () =>
  route({
    method: 'POST',
    path: '/notices/read',
    can: 'cases.read',
    summary: { zh: '通知标为已读', en: 'Mark notices as read' },
    body: z.object({ ids: z.array(z.int().positive()).min(1).max(200) }),
    reply: z.object({ read: z.number() }),
    async handle({ db, district, user, now }, { body: { ids } }) {
      const places = await inboxPlaces(db, user)
      return { read: await readNotices(db, district, { ids, places, by: user.account, at: now }) }
    },
  })
