import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { ordersAmong, ordersOfDay, undeliveredOf } from '../upstream/inbox.ts'

/** A day's orders of a platform never come near this. */
const most = 50_000

export const reconcileOrders = route({
  method: 'POST',
  path: '/upstream/reconciliation',
  can: 'exchange.read',
  reads: true,
  summary: { zh: '与上级平台逐日对账', en: 'Compare a day’s orders with the platform’s list' },
  maxBytes: 4 << 20,
  body: z.object({
    system: z.string().min(1).max(40),
    day: z.iso.date(),
    /** The numbers the platform gave out on that day. */
    numbers: z.array(z.string().min(1).max(60)).max(most),
  }),
  reply: z.object({
    missingHere: z.array(z.string()),
    missingThere: z.array(z.string()),
    undelivered: z.array(
      z.object({
        number: z.string(),
        kind: z.string(),
        attempts: z.number(),
        problem: z.string().nullable(),
      }),
    ),
  }),
  async handle({ db, district }, { body: { system, day, numbers } }) {
    const [here, ofDay, undelivered] = await Promise.all([
      ordersAmong(db, district, system, numbers),
      ordersOfDay(db, district, system, day),
      undeliveredOf(db, district, system, day),
    ])
    const there = new Set(numbers)
    return {
      missingHere: numbers.filter((number) => !here.has(number)),
      missingThere: ofDay.filter((number) => !there.has(number)),
      undelivered,
    }
  },
})
