import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { keepList, listShape, ordersIn } from '../reconcile/order-list.ts'
import { ordersAmong, ordersOfDay, undeliveredOf } from '../upstream/inbox.ts'

/** The platform's list of a day is kept: the page compares by it, and the next list takes its place. */
export const reconcileOrders = route({
  method: 'POST',
  path: '/upstream/reconciliation',
  can: 'exchange.reconcile',
  summary: { zh: '与上级平台逐日对账', en: 'Compare a day’s orders with the platform’s list' },
  maxBytes: 4 << 20,
  body: listShape,
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
  async handle({ db, district, user, now, audit }, { body }) {
    const { system, day } = body
    const orders = ordersIn(body)
    const numbers = orders.map((order) => order.number)
    await keepList(db, district, { system, day, orders, account: user.account, now })
    const [here, ofDay, undelivered] = await Promise.all([
      ordersAmong(db, district, system, numbers),
      ordersOfDay(db, district, system, day),
      undeliveredOf(db, district, system, day),
    ])
    const there = new Set(numbers)
    audit(`reconciliation ${system} ${day}`, { listed: numbers.length })
    return {
      missingHere: numbers.filter((number) => !here.has(number)),
      missingThere: ofDay.filter((number) => !there.has(number)),
      undelivered,
    }
  },
})
