import { z } from 'zod'
import { changeEntry } from '#engines/registers/registers.ts'
import { dayAt } from '#engines/org/org.ts'
import { route } from '#kernel/route.ts'
import { openTask } from '../open-task.ts'
import { censusTask } from '../registers/census.ts'

export const walkCell = route({
  method: 'POST',
  path: '/grid/census-tasks/:task/walk',
  can: 'grid.census',
  summary: { zh: '记录一个网格已普查完毕', en: 'Note that a cell has been walked' },
  params: z.object({ task: z.string().max(60) }),
  body: z.object({
    counted: z.int().min(0).max(100_000),
    note: z.string().trim().min(1).max(500).optional(),
  }),
  reply: z.object({ task: z.string(), version: z.int() }),
  async handle(context, { params: { task: key }, body }) {
    const { version, fields } = await openTask(context, key)
    const walked = { ...fields, ...body, state: 'walked', walkedOn: dayAt(context.now) }
    const made = await changeEntry(context, censusTask, { key, version, fields: walked, why: '普查完毕' })
    context.audit(`census-task ${key}`, body)
    return { task: key, version: made.version }
  },
})
