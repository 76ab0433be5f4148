import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { findingUnknown } from '../checks/errors.ts'
import { checkOr404 } from '../checks/kept-check.ts'
import { keepExplanation } from '../checks/queries.ts'
import { explained, findingParams } from '../checks/shapes.ts'

export const explainFinding = route({
  method: 'PUT',
  path: '/fiscal/checks/:id/explanations/:key',
  can: 'fiscal.edit',
  summary: {
    zh: '说明一处发现为何可以保留；再次检查同一文件时仍有效',
    en: 'Say why a finding may stand; it holds when the same document is checked again',
  },
  params: findingParams,
  body: z.object({ reason: z.string().trim().min(1).max(2_000) }),
  reply: explained,
  async handle(context, { params: { id, key }, body: { reason } }) {
    const { db, district, now, user } = context
    const { hash, findings } = await checkOr404(context, id)
    const one = findings.find((found) => found.key === key) ?? refuse(findingUnknown)
    await keepExplanation(db, district, { hash, key }, { reason, at: now, by: user })
    context.audit(`fiscal-check ${id}`, { document: hash, rule: one.rule, place: one.place, reason })
    return { reason, by: user.name, at: now }
  },
})
