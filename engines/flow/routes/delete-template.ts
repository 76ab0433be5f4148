import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, nothing, route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { templateNotFound } from '../errors.ts'
import { deleteTemplate } from '../lists/reply-templates.ts'

export const deleteTemplateRoute = (_engine: Engine) =>
  route({
    method: 'DELETE',
    path: '/reply-templates/:id',
    can: 'cases.act',
    summary: { zh: '删除我的答复模板', en: 'Take away a template of mine' },
    params: z.object({ id: idParam }),
    reply: nothing,
    async handle({ db, district, user, audit }, { params: { id } }) {
      const title =
        (await deleteTemplate(db, district, { id, account: user.account })) ??
        refuse(templateNotFound, { id })
      audit(`template ${id}`, { title })
      return {}
    },
  })
