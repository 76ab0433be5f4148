import { z } from 'zod'
import { route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { savedViewOf, savedViews, savedViewShape } from '../lists/saved-views.ts'

export const myViews = (_engine: Engine) =>
  route({
    method: 'GET',
    path: '/case-views',
    can: 'cases.read',
    summary: { zh: '我的和共享的列表视图', en: 'Saved views of the list: mine, and those shared' },
    reply: z.object({ views: z.array(savedViewShape) }),
    handle: async ({ db, district, user }) => ({
      views: (await savedViews(db, district, user.account)).map((row) => savedViewOf(row, user.account)),
    }),
  })
