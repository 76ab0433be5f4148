import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { dayNumberAt, dayText } from '../day.ts'
import { dueAt } from '../due.ts'
import { durationShape } from '../duration.ts'
import { explain, reasons } from '../explain.ts'
import { calendarOf } from '../load-calendar.ts'
import { nameShape } from '../shapes.ts'

/** More would be years long, and its explanation longer than anybody reads. */
const mostTried = 400

/** Years of four digits, and a limit that ends in one. */
const inOurTime = (start: string): boolean => {
  const year = new Date(start).getUTCFullYear()
  return year >= 1949 && year < 9990
}

export const tryLimit = route({
  method: 'GET',
  path: '/calendar/trial',
  can: 'calendar.read',
  summary: {
    zh: '试算一个时限何时到期，并逐段说明',
    en: 'Try a limit: when it is due, and why, stretch by stretch',
  },
  query: z.object({
    start: z.iso.datetime({ offset: true }).refine(inOurTime, '1949–9989'),
    amount: z.coerce.number().positive().max(mostTried),
    unit: durationShape.shape.unit,
  }),
  reply: z.object({
    due: z.iso.datetime(),
    /** False where the limit reaches into a year whose holidays are not announced. */
    announced: z.boolean(),
    countedMs: z.int(),
    uncountedMs: z.int(),
    segments: z.array(
      z.object({
        from: z.iso.datetime(),
        to: z.iso.datetime(),
        counts: z.boolean(),
        why: z.string(),
        title: nameShape,
        name: nameShape.nullable(),
      }),
    ),
  }),
  async handle({ db, district }, { query: { start, amount, unit } }) {
    const calendar = await calendarOf(db, district)
    const from = new Date(start)
    const due = dueAt(calendar, from, { amount, unit })
    const { segments, ...sums } = explain(calendar, from, due, unit)
    return {
      ...sums,
      due: due.toISOString(),
      announced: dayText(dayNumberAt(due.getTime())) <= calendar.knownUntil,
      segments: segments.map(({ from, to, name = null, ...rest }) => ({
        ...rest,
        from: from.toISOString(),
        to: to.toISOString(),
        title: reasons[rest.why],
        name,
      })),
    }
  },
})
