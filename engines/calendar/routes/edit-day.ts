import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { type CalendarChanged, editCalendar } from '../edit-calendar.ts'
import { daysBetween, putDays, removeDay } from '../queries.ts'
import { dayShape, editedShape, nameShape, versionShape } from '../shapes.ts'

const exception = z.object({ kind: z.enum(['holiday', 'make-up day']), name: nameShape })

export const editDay = (changed: CalendarChanged) =>
  route({
    method: 'PUT',
    path: '/calendar/days/:day',
    can: 'calendar.edit',
    summary: {
      zh: '把一天设为节假日或调休上班日，或恢复为按周作息',
      en: 'Make a day a holiday or a make-up workday, or let it follow the week again',
    },
    params: z.object({ day: dayShape }),
    /** `exception: null` lets the day follow the week. */
    body: z.object({ version: versionShape, exception: exception.nullable() }),
    reply: editedShape,
    async handle(context, { params: { day }, body: { version, exception } }) {
      const { db, district } = context
      const [before] = await daysBetween(db, district, day, day)
      const write = () =>
        exception
          ? putDays(db, district, [{ day, ...exception, source: 'edited', list_year: null }])
          : removeDay(db, district, day)
      const act = exception ? 'set-day' : 'clear-day'
      const details = { before: before ?? null, after: exception }
      return editCalendar(
        context,
        { seen: version, act, firstDay: day, lastDay: day, details },
        write,
        changed,
      )
    },
  })
