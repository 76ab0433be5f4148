import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { type CalendarChanged, editCalendar, heldDays } from '../edit-calendar.ts'
import { calendarOf } from '../load-calendar.ts'
import { putSchedule } from '../queries.ts'
import { readSchedules } from '../schedule.ts'
import { editedShape, scheduleShape, versionShape } from '../shapes.ts'

export const saveSchedule = (changed: CalendarChanged) =>
  route({
    method: 'PUT',
    path: '/calendar/schedules',
    can: 'calendar.edit',
    summary: {
      zh: '新增或修改一份作息（常年或一段日期）',
      en: 'Add a schedule, year-round or for some months, or change the one that begins that day',
    },
    body: z.object({ version: versionShape, schedule: scheduleShape }),
    reply: editedShape,
    async handle(context, { body: { version, schedule } }) {
      const { db, district } = context
      const { schedules } = await calendarOf(db, district)
      const before = schedules.find(({ from }) => from === schedule.from)
      readSchedules([...schedules.filter((each) => each !== before), schedule])
      const details = { before: before ?? null, after: schedule }
      const edit = { seen: version, act: 'set-schedule' as const, ...heldDays(before, schedule), details }
      return editCalendar(context, edit, () => putSchedule(db, district, schedule), changed)
    },
  })
