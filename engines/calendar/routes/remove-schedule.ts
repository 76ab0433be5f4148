import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { type CalendarChanged, editCalendar, heldDays } from '../edit-calendar.ts'
import { scheduleUnknown } from '../errors.ts'
import { calendarOf } from '../load-calendar.ts'
import { removeSchedule as removeRow } from '../queries.ts'
import { dayShape, editedShape, versionShape } from '../shapes.ts'

export const removeSchedule = (changed: CalendarChanged) =>
  route({
    method: 'DELETE',
    path: '/calendar/schedules/:from',
    can: 'calendar.edit',
    summary: { zh: '删除一份作息', en: 'Remove the schedule that begins on a day' },
    params: z.object({ from: dayShape }),
    query: z.object({ version: versionShape }),
    reply: editedShape,
    async handle(context, { params: { from }, query: { version } }) {
      const { db, district } = context
      const { schedules } = await calendarOf(db, district)
      const before = schedules.find((schedule) => schedule.from === from) ?? refuse(scheduleUnknown, { from })
      const edit = {
        seen: version,
        act: 'remove-schedule' as const,
        ...heldDays(before),
        details: { before },
      }
      return editCalendar(context, edit, () => removeRow(db, district, from), changed)
    },
  })
