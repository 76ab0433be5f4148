import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { componentsIn, componentsNamed, differencesOf } from '../census/in-scope.ts'
import { taskAt } from '../census/open-task.ts'
import { sightingsOf } from '../queries.ts'

const fields = z.record(z.string(), z.unknown())

export const showCensusTask = route({
  method: 'GET',
  path: '/grid/census-tasks/:task',
  can: 'grid.read',
  summary: {
    zh: '一个网格的应查部件和已登记的结果',
    en: 'The components to look for in a cell, and what was found so far',
  },
  params: z.object({ task: z.string().max(60) }),
  reply: z.object({
    task: z.object({ key: z.string(), fields }),
    census: fields,
    components: z.array(z.object({ key: z.string(), fields })),
    seen: z.array(
      z.object({
        component: z.string(),
        photos: z.array(z.string()),
        by: z.string(),
        at: z.union([z.iso.datetime(), z.date()]),
      }),
    ),
    differences: z.array(z.object({ key: z.string(), fields })),
  }),
  async handle({ db, district }, { params }) {
    const { key, fields, census } = await taskAt({ db, district }, params.task)
    const differences = await differencesOf(db, district, { task: key })
    const here = await componentsIn(db, district, census, fields.cell)
    const known = new Map(here.map((row) => [row.key, row]))
    for (const [component, row] of await componentsNamed(db, district, differences)) known.set(component, row)
    return {
      task: { key, fields },
      census,
      components: [...known.values()].map((row) => ({ key: row.key, fields: row.fields })),
      seen: await sightingsOf(db, district, key),
      differences: differences.map((row) => ({ key: row.key, fields: row.fields })),
    }
  },
})
