import { z } from 'zod'
import { changeEntry } from '#engines/registers/registers.ts'
import { dayAt } from '#engines/org/org.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { componentsIn, differencesOf } from '../census/in-scope.ts'
import { openTask } from '../census/open-task.ts'
import { componentsLeft } from '../errors.ts'
import { sightingsOf } from '../queries.ts'
import { censusTask } from '../registers/census.ts'

export const walkCell = route({
  method: 'POST',
  path: '/grid/census-tasks/:task/walk',
  can: 'grid.census',
  summary: {
    zh: '提交一个网格的普查结果；每个应查部件都须已核对',
    en: 'Hand in a cell as walked; every component to look for must have been marked',
  },
  params: z.object({ task: z.string().max(60) }),
  body: z.object({ note: z.string().trim().min(1).max(500).optional() }),
  reply: z.object({ task: z.string(), version: z.int(), counted: z.int() }),
  async handle(context, { params: { task: key }, body }) {
    const { db, district, now } = context
    const { version, fields, census } = await openTask(context, key)
    const here = (await componentsIn(db, district, census, fields.cell)).map((row) => row.key)
    const seen = (await sightingsOf(db, district, key)).map(({ component }) => component)
    const told = (await differencesOf(db, district, { task: key })).map((difference) => difference.fields)
    const marked = new Set([...seen, ...told.map(({ component }) => component)])
    const left = here.filter((component) => !marked.has(component))
    if (left.length > 0) refuse(componentsLeft, { count: left.length })
    const counted = seen.length + told.filter(({ kind }) => kind !== 'missing').length
    const registered = seen.length + told.filter(({ kind }) => kind !== 'new').length
    const walked = { ...fields, ...body, counted, registered, state: 'walked', walkedOn: dayAt(now) }
    const made = await changeEntry(context, censusTask, { key, version, fields: walked, why: '普查完毕' })
    context.audit(`census-task ${key}`, { counted, ...body })
    return { task: key, version: made.version, counted }
  },
})
