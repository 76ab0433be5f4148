import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { nothing, route } from '#kernel/route.ts'
import { checkUnknown } from '../checks/errors.ts'
import { deleteCheck } from '../checks/queries.ts'
import { checkId } from '../checks/shapes.ts'

export const removeCheck = route({
  method: 'DELETE',
  path: '/fiscal/checks/:id',
  can: 'fiscal.edit',
  summary: {
    zh: '删除一次检查及其原件；说明按文件保留',
    en: 'Delete a check with its original; what was explained stays with the document',
  },
  params: z.object({ id: checkId }),
  reply: nothing,
  async handle({ db, district, audit }, { params: { id } }) {
    if (!(await deleteCheck(db, district, id))) refuse(checkUnknown)
    audit(`fiscal-check ${id}`)
    return {}
  },
})
