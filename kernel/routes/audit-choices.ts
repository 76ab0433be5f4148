import { z } from 'zod'
import { actsOf, allThings } from '../audit.ts'
import { type Route, route } from '../route.ts'

const text = z.object({ zh: z.string(), en: z.string() })

/** Every act and every kind of thing that the trail may name: what its page filters by. */
export const readAuditChoices = (allRoutes: () => readonly Route[]) =>
  route({
    method: 'GET',
    path: '/audit/choices',
    can: 'audit.read',
    summary: { zh: '审计记录可按哪些操作和对象筛选', en: 'By which acts and things the trail may be read' },
    reply: z.object({
      acts: z.array(z.object({ act: z.string(), words: text, writes: z.boolean() })),
      things: z.array(z.object({ word: z.string(), title: text })),
    }),
    handle: async () => ({
      acts: [...actsOf(allRoutes())].map(([act, { zh, en }]) => ({
        ...{ act, words: { zh, en } },
        writes: !act.startsWith('GET '),
      })),
      things: allThings().map(({ word, title: { zh, en } }) => ({ word, title: { zh, en } })),
    }),
  })
