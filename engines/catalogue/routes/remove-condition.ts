import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { nothing, route } from '#kernel/route.ts'
import { draftForUpdate } from '../drafts.ts'
import { conditionNotFound } from '../errors.ts'
import { deleteCondition } from '../queries.ts'
import { versionParam } from '../shapes.ts'

export const removeCondition = route({
  method: 'DELETE',
  path: '/catalogue/versions/:version/conditions/:code',
  can: 'catalogue.edit',
  summary: { zh: '从草稿中去掉一个立案条件', en: 'Take a filing condition out of a draft' },
  params: z.object({ version: versionParam, code: z.string() }),
  reply: nothing,
  async handle({ db, district, audit }, { params: { version, code } }) {
    await draftForUpdate(db, district, version)
    if (!(await deleteCondition(db, district, version, code)))
      refuse(conditionNotFound, { version, condition: code })
    audit(`catalogue.version ${version}`, { removed: code })
    return {}
  },
})
