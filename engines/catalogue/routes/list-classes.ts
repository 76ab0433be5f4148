import { z } from 'zod'
import { dayNumberAt, dayText } from '#engines/calendar/calendar.ts'
import { route } from '#kernel/route.ts'
import { kinds } from '../class-key.ts'
import { searchClasses } from '../queries.ts'
import { classShape } from '../shapes.ts'

export const listClasses = route({
  method: 'GET',
  path: '/catalogue/classes',
  can: 'catalogue.read',
  summary: { zh: '按代码或名称查找类别', en: 'Find classes by code or name' },
  lasting: true,
  query: z.object({
    edition: z.string().optional(),
    kind: z.enum(kinds).optional(),
    text: z.string().max(100).optional(),
    level: z.coerce.number().int().min(1).max(4).optional(),
    retired: z.stringbool().default(false),
    limit: z.coerce.number().int().min(1).max(2000).default(50),
  }),
  reply: z.object({ classes: z.array(classShape) }),
  async handle({ db, district, now }, { query }) {
    const day = dayText(dayNumberAt(now.getTime()))
    return { classes: await searchClasses(db, district, { ...query, day }) }
  },
})
