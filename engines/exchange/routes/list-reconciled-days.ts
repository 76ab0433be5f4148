import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { mismatchesOf, oldestWaiting } from '../reconcile/mismatches.ts'
import { notesOf, settledAmong } from '../reconcile/notes.ts'
import { listedDays, moment, systemsOf } from '../reconcile/order-list.ts'

const count = z.number().int()

export const listReconciledDays = route({
  method: 'GET',
  path: '/upstream/reconciliation/days',
  can: 'exchange.read',
  summary: { zh: '各日对账情况一览', en: 'How the days compare with the platform’s lists' },
  query: z.object({
    system: z.string().max(40).optional(),
    /** The newest of the days asked for. */
    until: z.iso.date(),
    days: z.coerce.number().int().min(1).max(31).default(14),
  }),
  reply: z.object({
    systems: z.array(z.string()),
    /** The one whose days these are: the one asked for, or the first. */
    system: z.string().nullable(),
    days: z.array(
      z.object({
        day: z.string(),
        listedAt: moment.nullable(),
        listed: count,
        here: count,
        mismatches: count,
        /** Of the mismatches, those that nobody has said are settled. */
        open: count,
      }),
    ),
    oldestWaiting: z.string().nullable(),
  }),
  async handle({ db, district }, { query: { until, days, ...asked } }) {
    const systems = await systemsOf(db, district)
    const system = asked.system ?? systems[0]
    if (system === undefined) return { systems, system: null, days: [], oldestWaiting: null }
    const span = { system, until, from: dayBefore(until, days - 1) }
    const [listed, found, notes, oldest] = await Promise.all([
      listedDays(db, district, span),
      mismatchesOf(db, district, span),
      notesOf(db, district, span),
      oldestWaiting(db, district, system),
    ])
    const settled = settledAmong(notes)
    return {
      ...{ systems, system, oldestWaiting: oldest ?? null },
      days: listed.map((each) => {
        const ofDay = found.filter(({ day }) => day === each.day)
        const open = ofDay.filter(({ day, number }) => !settled.has(`${day} ${number}`))
        return { ...each, mismatches: ofDay.length, open: open.length }
      }),
    }
  },
})

/** Days are counted on the calendar alone, without an hour. */
function dayBefore(day: string, days: number): string {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(Date.UTC(year!, month! - 1, date! - days)).toISOString().slice(0, 10)
}
