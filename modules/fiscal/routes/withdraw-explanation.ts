import { refuse } from '#kernel/errors.ts'
import { nothing, route } from '#kernel/route.ts'
import { findingUnknown } from '../checks/errors.ts'
import { checkOr404 } from '../checks/kept-check.ts'
import { deleteExplanation } from '../checks/queries.ts'
import { findingParams } from '../checks/shapes.ts'

export const withdrawExplanation = route({
  method: 'DELETE',
  path: '/fiscal/checks/:id/explanations/:key',
  can: 'fiscal.edit',
  summary: { zh: '撤回对一处发现的说明', en: 'Take back what was said of a finding' },
  params: findingParams,
  reply: nothing,
  async handle(context, { params: { id, key } }) {
    const { db, district } = context
    const { hash, findings } = await checkOr404(context, id)
    const one = findings.find((found) => found.key === key) ?? refuse(findingUnknown)
    await deleteExplanation(db, district, { hash, key })
    context.audit(`fiscal-check ${id}`, { document: hash, rule: one.rule, withdrawn: one.explained?.reason })
    return {}
  },
})
