import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { openTask } from '../census/open-task.ts'
import { dropSighting } from '../queries.ts'

export const unseeComponent = route({
  method: 'DELETE',
  path: '/grid/census-tasks/:task/sightings/:component',
  can: 'grid.census',
  summary: { zh: '取消“相符”标记', en: 'Take a mark of what was found back' },
  params: z.object({ task: z.string().max(60), component: z.string().max(60) }),
  reply: z.object({ task: z.string() }),
  async handle(context, { params: { task, component } }) {
    await openTask(context, task)
    await dropSighting(context.db, context.district, task, component)
    context.audit(`census-task ${task}`, { unseen: component })
    return { task }
  },
})
