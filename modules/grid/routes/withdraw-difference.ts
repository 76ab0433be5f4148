import { z } from 'zod'
import { changeEntry, newestOf } from '#engines/registers/registers.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { openTask } from '../census/open-task.ts'
import { differenceDecided, differenceNotFound, differenceOfOther } from '../errors.ts'
import { censusDifference } from '../registers/census.ts'
import { differenceFields } from '../registers/difference-fields.ts'

export const withdrawDifference = route({
  method: 'POST',
  path: '/grid/census-differences/:difference/withdrawal',
  can: 'grid.census',
  summary: { zh: '发现人撤回登错的差异', en: 'Take back a difference that was noted by mistake' },
  params: z.object({ difference: z.string().max(60) }),
  reply: z.object({ difference: z.string() }),
  async handle(context, { params: { difference: key } }) {
    const { db, district, user } = context
    const found = (await newestOf(db, district, censusDifference.code, [key])).get(key)
    if (!found) return refuse(differenceNotFound)
    const difference = differenceFields.parse(found.fields)
    if (difference.result !== 'found') refuse(differenceDecided)
    if (difference.finder !== user.account) refuse(differenceOfOther)
    await openTask(context, difference.task)
    await changeEntry(context, censusDifference, {
      ...{ key, version: found.version, fields: { ...difference, result: 'withdrawn' } },
      why: '登记有误，撤回',
    })
    context.audit(`census-difference ${key}`, { result: 'withdrawn' })
    return { difference: key }
  },
})
