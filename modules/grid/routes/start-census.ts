import { z } from 'zod'
import { createEntries, createEntry } from '#engines/registers/registers.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { censusDaysReversed, censusWithoutCells } from '../errors.ts'
import { cellsWithin } from '../queries.ts'
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
  }),
  reply: z.object({ census: z.string(), tasks: z.array(z.string()) }),
  status: 201,
  async handle(context, { body: { areas, ...fields } }) {
    if (fields.until < fields.from) refuse(censusDaysReversed)
    const cells = await cellsWithin(context.db, context.district, areas)
    if (cells.length === 0) refuse(censusWithoutCells)
    const why = fields.title
    const { key } = await createEntry(context, census, { fields: { ...fields, cells: cells.length }, why })
    const tasks = cells.map((cell) => ({ census: key, cell, state: 'open' }))
    context.audit(`census ${key}`, { tasks: cells.length })
    return { census: key, tasks: await createEntries(context, censusTask, tasks, { why }) }
  },
})
