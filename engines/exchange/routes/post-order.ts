import { z } from 'zod'
import { actingFrom, casesByUpstream, channelsOf, type Engine, openCase } from '#engines/flow/flow.ts'
import { classKeyShape } from '#engines/catalogue/catalogue.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { notUpstreamChannel } from '../errors.ts'
import { arrives } from '../upstream/inbox.ts'

const text = (max: number) => z.string().trim().min(1).max(max)

/** An order of the city's platform. Its due time caps ours, less the district's margin (flow's settings). */
const order = z.object({
  system: text(40),
  number: text(60),
  /** When the platform gave it out. */
  received: z.iso.datetime({ offset: true }),
  due: z.iso.datetime({ offset: true }).optional(),
  channel: text(40).default('12345'),
  kind: text(20).default('help'),
  text: text(4_000),
  demand: text(500).optional(),
  address: text(200).optional(),
  place: z.object({ lng: z.number(), lat: z.number() }).optional(),
  name: text(50).optional(),
  phone: text(30).optional(),
  class: classKeyShape.optional(),
  urgency: z.enum(['normal', 'urgent']).optional(),
})

export const postOrder = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/upstream/orders',
    can: 'cases.open',
    summary: {
      zh: '接收上级平台工单；重复接收不变',
      en: 'Take in an order of the city; again changes nothing',
    },
    body: order,
    reply: z.object({ id: z.number(), known: z.boolean() }),
    async handle(context, { body }) {
      const { db, district } = context
      const { system, number, received, due, channel, class: key, urgency, place, ...fields } = body
      const upstream = (await channelsOf(db, district)).some((one) => one.code === channel && one.upstream)
      if (!upstream) refuse(notUpstreamChannel, { channel })
      const receivedAt = new Date(received)
      const fresh = await arrives(db, district, {
        ...{ system, kind: 'order', message: number, number, receivedAt },
        ...(due && { body: { due } }),
      })
      // It may also have been typed in by hand, before the platform's own message came: under its channel then.
      const under = (name: string) => casesByUpstream(db, district, name, [number])
      const known = (await under(system)).get(number) ?? (await under(channel)).get(number)
      if (!fresh || known !== undefined) return { id: known!, known: true }
      const made = await openCase(engine, actingFrom(context), {
        ...{ type: 'citizen-appeal', channel, fields },
        ...(key && { class: key }),
        ...(urgency && { urgency }),
        ...(place && { place }),
        upstream: { system, number, ...(due && { due: new Date(due) }) },
      })
      context.audit(made.number, { upstream: number })
      return { id: made.id, known: false }
    },
  })
