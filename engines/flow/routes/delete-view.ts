import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, nothing, route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { viewNotFound } from '../errors.ts'
import { deleteSavedView, savedViewById } from '../lists/saved-views.ts'

export const deleteView = (_engine: Engine) =>
  route({
    method: 'DELETE',
    path: '/case-views/:id',
    can: 'cases.read',
    summary: { zh: '删除我的列表视图', en: 'Delete a saved view of mine' },
    params: z.object({ id: idParam }),
    reply: nothing,
    async handle({ db, district, user, audit }, { params: { id } }) {
      const found = await savedViewById(db, district, id)
      if (!found || found.account_id !== user.account) refuse(viewNotFound, { id })
      await deleteSavedView(db, district, id)
      audit(`view ${id}`, { name: found.name })
      return {}
    },
  })
