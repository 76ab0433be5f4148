import { z } from 'zod'
import { idParam, route } from '#kernel/route.ts'
import { shown } from '../project.ts'
import { projectShown } from '../shapes.ts'

export const showProject = route({
  method: 'GET',
  path: '/performance/projects/:id',
  can: 'performance.read',
  summary: {
    zh: '一个项目的资金、指标、得分及其算式',
    en: 'A project: funds, indicators, score with its working',
  },
  params: z.object({ id: idParam }),
  reply: projectShown,
  handle: (context, { params: { id } }) => shown(context, id),
})
