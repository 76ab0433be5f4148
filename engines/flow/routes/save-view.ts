import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { sharingNotYours, viewNameTaken } from '../errors.ts'
import { insertSavedView, savedViewBody, savedViewOf, savedViewShape } from '../lists/saved-views.ts'

/** Posts that see the whole district may share what they look at with it. */
export const saveView = (_engine: Engine) =>
  route({
    method: 'POST',
    path: '/case-views',
    can: 'cases.read',
    summary: { zh: '保存列表视图', en: 'Save a view of the list' },
    status: 201,
    body: savedViewBody,
    reply: savedViewShape,
    async handle({ db, district, user, now, audit }, { body }) {
      if (body.shared && !user.permissions.has('cases.see-all')) refuse(sharingNotYours)
      const made =
        (await insertSavedView(db, district, { ...body, account: user.account, at: now })) ??
        refuse(viewNameTaken, { name: body.name })
      audit(`view ${made.id}`, { name: body.name, shared: body.shared })
      return savedViewOf(made, user.account)
    },
  })
