import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { sharingNotYours, viewNameTaken, viewNotFound } from '../errors.ts'
import {
  savedViewBody,
  savedViewById,
  savedViewOf,
  savedViewShape,
  updateSavedView,
} from '../lists/saved-views.ts'

/** Only one's own: what others share is saved anew under a name of one's own. */
export const changeView = (_engine: Engine) =>
  route({
    method: 'PUT',
    path: '/case-views/:id',
    can: 'cases.read',
    summary: { zh: '修改我的列表视图', en: 'Change a saved view of mine' },
    params: z.object({ id: idParam }),
    body: savedViewBody,
    reply: savedViewShape,
    async handle({ db, district, user, now, audit }, { params: { id }, body }) {
      const found = await savedViewById(db, district, id)
      if (!found || found.account_id !== user.account) refuse(viewNotFound, { id })
      if (body.shared && !user.permissions.has('cases.see-all')) refuse(sharingNotYours)
      const changed =
        (await updateSavedView(db, district, { ...body, id, account: user.account, at: now })) ??
        refuse(viewNameTaken, { name: body.name })
      audit(`view ${id}`, { name: body.name, shared: body.shared })
      return savedViewOf(changed, user.account)
    },
  })
