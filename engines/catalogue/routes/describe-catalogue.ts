import { z } from 'zod'
import { dayNumberAt, dayText } from '#engines/calendar/calendar.ts'
import { route } from '#kernel/route.ts'
import { editionHolds } from '../edition-holds.ts'
import { editionsOf, wordsOf } from '../queries.ts'
import { textShape } from '../standards.ts'

export const describeCatalogue = route({
  method: 'GET',
  path: '/catalogue',
  can: 'catalogue.read',
  summary: {
    zh: '目录概况：各版本，及环节、紧急程度、标记的名称',
    en: 'The catalogue: its editions, and the words for stages, urgencies and tags',
  },
  lasting: true,
  reply: z.object({
    editions: z.array(
      z.object({
        code: z.string(),
        title: textShape,
        basis: z.string(),
        from: z.string().nullable(),
        until: z.string().nullable(),
        national: z.boolean(),
        /** Whether new cases are filed under it today. */
        inForce: z.boolean(),
      }),
    ),
    words: z.array(z.object({ list: z.string(), code: z.string(), title: textShape })),
  }),
  async handle({ db, district, now }) {
    const [editions, words] = await Promise.all([editionsOf(db, district), wordsOf(db, district)])
    const today = dayText(dayNumberAt(now.getTime()))
    return { editions: editions.map((one) => ({ ...one, inForce: editionHolds(one, today) })), words }
  },
})
