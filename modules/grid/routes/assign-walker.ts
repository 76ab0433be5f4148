import { z } from 'zod'
import { changeEntry, newestOf } from '#engines/registers/registers.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { censusClosed, taskNotFound, taskWalked, walkerUnfit } from '../errors.ts'
import { taskAt } from '../census/open-task.ts'
import { supervisorsAmong } from '../queries.ts'
import { censusTask } from '../registers/census.ts'

export const assignWalker = route({
  method: 'POST',
  path: '/grid/census-tasks/walker',
  can: 'grid.edit',
  summary: { zh: '把网格改派给另一位监督员普查', en: 'Send another supervisor to walk these cells' },
  body: z.object({
    tasks: z.array(z.string().max(60)).min(1).max(500),
    walker: z.int().positive(),
  }),
  reply: z.object({ tasks: z.array(z.string()) }),
  async handle(context, { body: { tasks, walker } }) {
    const { db, district } = context
    if (!(await supervisorsAmong(db, district, [walker])).has(walker)) refuse(walkerUnfit)
    const known = await newestOf(db, district, censusTask.code, tasks)
    const changed: string[] = []
    for (const key of new Set(tasks)) {
      const found = known.get(key) ?? refuse(taskNotFound)
      if (found.fields.walker === walker) continue
      if ((await taskAt(context, key)).census.state === 'closed') refuse(censusClosed)
      if (found.fields.state !== 'open') refuse(taskWalked)
      const fields = { ...found.fields, walker }
      await changeEntry(context, censusTask, { key, version: found.version, fields, why: '改派普查员' })
      changed.push(key)
    }
    context.audit(`census-task ${changed.join(' ')}`, { walker })
    return { tasks: changed }
  },
})
