import { z } from 'zod'
import { countBy, createEntries, createEntry } from '#engines/registers/registers.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { inScope } from '../census/in-scope.ts'
import { censusDaysReversed, censusWithoutCells, walkerUnfit } from '../errors.ts'
import { cellsWithin, supervisorsAmong } from '../queries.ts'
import { census, censusTask } from '../registers/census.ts'

export const startCensus = route({
  method: 'POST',
  path: '/grid/censuses',
  can: 'grid.edit',
  summary: { zh: '开始一次专项普查，每个网格一项任务', en: 'Start a census: one task for every cell' },
  body: z.object({
    title: z.string().trim().min(2).max(80),
    /** Streets (9 digits), communities (12) or cells (15). */
    areas: z
      .array(z.string().regex(/^\d{9}(\d{3}){0,2}$/))
      .min(1)
      .max(200),
    classes: z
      .array(z.object({ edition: z.string(), kind: z.literal('component'), code: z.string() }))
      .max(50)
      .default([]),
    from: z.iso.date(),
    until: z.iso.date(),
    /** Accounts of supervisors; each is given cells that lie side by side. None: whoever comes first. */
    walkers: z.array(z.int().positive()).max(200).default([]),
  }),
  reply: z.object({ census: z.string(), tasks: z.array(z.string()) }),
  status: 201,
  async handle(context, { body: { areas, walkers, ...fields } }) {
    const { db, district } = context
    if (fields.until < fields.from) refuse(censusDaysReversed)
    const cells = await cellsWithin(db, district, areas)
    if (cells.length === 0) refuse(censusWithoutCells)
    const fit = await supervisorsAmong(db, district, walkers)
    if (walkers.some((walker) => !fit.has(walker))) refuse(walkerUnfit)
    const why = fields.title
    const { key } = await createEntry(context, census, { fields: { ...fields, cells: cells.length }, why })
    const registered = await countBy(db, district, 'component', 'cell', inScope(fields))
    const tasks = cells.map((cell, at) => ({
      ...{ census: key, cell, state: 'open', registered: registered.get(cell) ?? 0 },
      ...(walkers.length > 0 && { walker: walkers[Math.floor((at * walkers.length) / cells.length)] }),
    }))
    context.audit(`census ${key}`, { tasks: cells.length, walkers })
    return { census: key, tasks: await createEntries(context, censusTask, tasks, { why }) }
  },
})
