import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { nothing, route } from '#kernel/route.ts'
import { targetUnknown } from '../errors.ts'
import { retireTarget } from '../outbox/queries.ts'

export const endTarget = route({
  method: 'DELETE',
  path: '/exchange/targets/:code',
  can: 'exchange.configure',
  summary: { zh: '停用对接系统', en: 'Write to a target no more' },
  params: z.object({ code: z.string().max(40) }),
  reply: nothing,
  async handle(context, { params: { code } }) {
    const { db, district, now } = context
    if (!(await retireTarget(db, district, code, now))) refuse(targetUnknown, { code })
    context.audit(`target ${code}`)
    return {}
  },
})
