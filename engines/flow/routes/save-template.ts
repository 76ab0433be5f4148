import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { sharingNotYours } from '../errors.ts'
import { insertTemplate, templateBody, templateShape } from '../lists/reply-templates.ts'

export const saveTemplate = (_engine: Engine) =>
  route({
    method: 'POST',
    path: '/reply-templates',
    can: 'cases.act',
    summary: { zh: '保存答复模板', en: 'Keep a text to begin answers with' },
    status: 201,
    body: templateBody,
    reply: templateShape,
    async handle({ db, district, user, now, audit }, { body }) {
      if (body.reach === 'district' && !user.permissions.has('cases.see-all')) refuse(sharingNotYours)
      const unit = user.posts[0]?.unit
      const made = await insertTemplate(db, district, { body, account: user.account, unit, at: now })
      audit(`template ${made.id}`, { title: made.title, reach: made.reach })
      return made
    },
  })
