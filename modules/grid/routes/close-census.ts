import { z } from 'zod'
import { dayAt } from '#engines/org/org.ts'
import { changeEntry, newestOf } from '#engines/registers/registers.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { figuresOf } from '../census/figures.ts'
import { differencesOf, tasksOf } from '../census/in-scope.ts'
import { censusClosed, censusNotFound, differencesOpen, tasksOpen } from '../errors.ts'
import { sightingCounts } from '../queries.ts'
import { census, censusFigures, type CensusTask, censusTask } from '../registers/census.ts'

export const closeCensus = route({
  method: 'POST',
  path: '/grid/censuses/:census/close',
  can: 'grid.edit',
  summary: { zh: '结束普查并记下结果数字', en: 'Close a census and keep its figures' },
  params: z.object({ census: z.string().max(60) }),
  body: z.object({
    /** Cells that nobody has walked are left out; without it they keep the census open. */
    leaveOut: z.boolean().default(false),
    why: z.string().trim().min(2).max(500),
  }),
  reply: censusFigures,
  async handle(context, { params: { census: key }, body: { leaveOut, why } }) {
    const { db, district, now } = context
    const found = (await newestOf(db, district, census.code, [key])).get(key) ?? refuse(censusNotFound)
    if (found.fields.state === 'closed') refuse(censusClosed)
    const told = (await differencesOf(db, district, { census: key })).map(({ fields }) => fields)
    const undecided = told.filter(({ result }) => result === 'found').length
    if (undecided > 0) refuse(differencesOpen, { count: undecided })
    const tasks = await tasksOf(db, district, key)
    const open = tasks.filter(({ fields }) => fields.state === 'open')
    if (open.length > 0 && !leaveOut) refuse(tasksOpen, { count: open.length })
    for (const task of open) {
      const fields = { ...task.fields, state: 'left' }
      await changeEntry(context, censusTask, { key: task.key, version: task.version, fields, why })
    }
    const walked = tasks.filter(({ fields }) => fields.state === 'walked')
    const seen = await sightingCounts(
      db,
      district,
      walked.map((task) => task.key),
    )
    const figures = figuresOf(
      tasks.map((task) => ({ key: task.key, fields: task.fields as CensusTask })),
      told,
      seen,
    )
    const fields = { ...found.fields, ...figures, state: 'closed', closedOn: dayAt(now) }
    await changeEntry(context, census, { key, version: found.version, fields, why })
    context.audit(`census ${key}`, figures)
    return figures
  },
})
