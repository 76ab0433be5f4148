import { z } from 'zod'
import { createEntry } from '#engines/registers/registers.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { differencesOf } from '../census/in-scope.ts'
import { openTask } from '../census/open-task.ts'
import { differenceLacks, differenceTold } from '../errors.ts'
import { dropSighting } from '../queries.ts'
import { censusDifference } from '../registers/census.ts'
import { type Found, foundFields } from '../registers/difference-fields.ts'

/** What each kind of difference must say, beside what it may. */
const needs: Record<Found['kind'], readonly (keyof Found)[]> = {
  missing: ['component'],
  new: ['class', 'place'],
  moved: ['component', 'place'],
  changed: ['component', 'state'],
}

export const findDifference = route({
  method: 'POST',
  path: '/grid/census-tasks/:task/differences',
  can: 'grid.census',
  summary: { zh: '登记普查发现的差异', en: 'Note a difference found on the walk' },
  params: z.object({ task: z.string().max(60) }),
  body: foundFields,
  reply: z.object({ difference: z.string() }),
  status: 201,
  async handle(context, { params: { task }, body }) {
    const { db, district, user } = context
    const { fields } = await openTask(context, task)
    const lacking = needs[body.kind].filter((field) => body[field] === undefined)
    if (lacking.length > 0) refuse(differenceLacks, { kind: body.kind, fields: lacking.join('、') })
    const { component } = body
    if (component !== undefined) {
      const told = await differencesOf(db, district, { task })
      if (told.some((one) => one.fields.component === component)) refuse(differenceTold, { key: component })
      await dropSighting(db, district, task, component)
    }
    const difference = { ...body, task, census: fields.census, result: 'found', finder: user.account }
    const made = await createEntry(context, censusDifference, { fields: difference, why: '普查发现' })
    context.audit(`census-difference ${made.key}`, { kind: body.kind })
    return { difference: made.key }
  },
})
