import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { type Calendar, planOf } from '../build-calendar.ts'
import { type Day, dayNumber, dayText, weekdayOf } from '../day.ts'
import { calendarOf } from '../load-calendar.ts'
import { daysBetween, type DayRow } from '../queries.ts'
import { nameShape, yearShape } from '../shapes.ts'

const listedDay = z.object({
  day: z.iso.date(),
  /** 1 is Monday, 7 is Sunday. */
  weekday: z.int(),
  kind: z.enum(['workday', 'make-up day', 'weekend', 'holiday']),
  name: nameShape.nullable(),
  workHours: z.number(),
  /** Where the exception comes from; null where the day follows the week. */
  source: z.string().nullable(),
})

export const listYear = route({
  method: 'GET',
  path: '/calendar/years/:year',
  can: 'calendar.read',
  summary: { zh: '列出一年中的每一天', en: 'List every day of a year' },
  params: z.object({ year: yearShape }),
  reply: z.object({ version: z.int(), announced: z.boolean(), days: z.array(listedDay) }),
  async handle({ db, district }, { params: { year } }) {
    const [first, last] = [`${year}-01-01`, `${year}-12-31`]
    const calendar = await calendarOf(db, district)
    const special = new Map((await daysBetween(db, district, first, last)).map((row) => [row.day, row]))
    const days = Array.from({ length: dayNumber(last) - dayNumber(first) + 1 }, (_, index) =>
      toldDay(calendar, dayNumber(first) + index, special),
    )
    return { version: calendar.version, announced: last <= calendar.knownUntil, days }
  },
})

function toldDay(calendar: Calendar, number: number, special: ReadonlyMap<Day, DayRow>) {
  const { kind, name = null, workMs } = planOf(calendar, number)
  const day = dayText(number)
  return {
    day,
    weekday: weekdayOf(number) + 1,
    kind,
    name,
    workHours: workMs / 3_600_000,
    source: special.get(day)?.source ?? null,
  }
}
