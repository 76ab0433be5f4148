import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { nothing, route } from '#kernel/route.ts'
import { messageUnknown, targetUnknown } from '../errors.ts'
import { messageDueNow, targetsOf } from '../outbox/queries.ts'

/** A message bears the same id however often it is sent: who has it already knows so. */
export const sendAgain = route({
  method: 'POST',
  path: '/upstream/messages/again',
  can: 'exchange.reconcile',
  summary: { zh: '重新发送给上级平台', en: 'Send a message to the platform again' },
  body: z.object({
    system: z.string().min(1).max(40),
    case: z.number().int().positive(),
    seq: z.number().int().positive(),
  }),
  reply: nothing,
  async handle({ db, district, now, audit }, { body: { system, case: id, seq } }) {
    const connected = (await targetsOf(db, district)).some((target) => target.code === system)
    if (!connected) refuse(targetUnknown, { code: system })
    const found = await messageDueNow(db, district, { target: system, case_id: id, seq }, now)
    if (!found) return refuse(messageUnknown)
    audit(`target ${system}`, { order: found.number, message: found.kind })
    return {}
  },
})
