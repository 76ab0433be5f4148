import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { calendarOf } from '../load-calendar.ts'
import { scheduleShape } from '../shapes.ts'

export const readCalendar = route({
  method: 'GET',
  path: '/calendar',
  can: 'calendar.read',
  summary: {
    zh: '查看日历版本、作息和节假日已公布到哪一天',
    en: 'The calendar in force: version, schedules, known until',
  },
  reply: z.object({ version: z.int(), knownUntil: z.iso.date(), schedules: z.array(scheduleShape) }),
  async handle({ db, district }) {
    const { version, knownUntil, schedules } = await calendarOf(db, district)
    return { version, knownUntil, schedules: [...schedules] }
  },
})
