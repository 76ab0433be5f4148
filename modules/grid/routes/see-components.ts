import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { fileByHash } from '#kernel/uploads.ts'
import { fileMissing } from '#kernel/files.ts'
import { componentsIn, differencesOf } from '../census/in-scope.ts'
import { openTask } from '../census/open-task.ts'
import { componentNotHere, differenceTold } from '../errors.ts'
import { keepSightings } from '../queries.ts'

export const seeComponents = route({
  method: 'POST',
  path: '/grid/census-tasks/:task/sightings',
  can: 'grid.census',
  summary: { zh: '标记部件与台账相符', en: 'Mark components as found where and as they are registered' },
  params: z.object({ task: z.string().max(60) }),
  body: z.object({
    components: z.array(z.string().max(60)).min(1).max(5000),
    photos: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .max(9)
      .default([]),
  }),
  reply: z.object({ seen: z.int() }),
  async handle(context, { params: { task: key }, body: { components, photos } }) {
    const { db, district, user, now } = context
    const { fields, census } = await openTask(context, key)
    const here = new Set((await componentsIn(db, district, census, fields.cell)).map((row) => row.key))
    const told = new Set(
      (await differencesOf(db, district, { task: key })).map((difference) => difference.fields.component),
    )
    for (const component of components) {
      if (told.has(component)) refuse(differenceTold, { key: component })
      if (!here.has(component)) refuse(componentNotHere, { key: component })
    }
    for (const hash of photos) if (!(await fileByHash(db, district, hash))) refuse(fileMissing, { hash })
    await keepSightings(db, district, key, { components, photos, by: user.account, at: now })
    context.audit(`census-task ${key}`, { seen: components.length })
    return { seen: components.length }
  },
})
