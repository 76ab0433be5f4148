import { z } from 'zod'
import { changeEntry, newestOf } from '#engines/registers/registers.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { writeDifference } from '../census/accept-difference.ts'
import { differenceDecided, differenceNotFound, differenceOwn } from '../errors.ts'
import { censusDifference } from '../registers/census.ts'
import { differenceFields } from '../registers/difference-fields.ts'

export const decideDifference = route({
  method: 'POST',
  path: '/grid/census-differences/:difference/decision',
  can: 'grid.edit',
  summary: {
    zh: '确认普查差异并写入部件台账，或不予采纳；须由发现人以外的人办理',
    en: 'Accept a difference into the register of components, or decline it; not by who found it',
  },
  params: z.object({ difference: z.string().max(60) }),
  body: z.object({ accept: z.boolean(), why: z.string().trim().min(2).max(500) }),
  reply: z.object({ result: z.enum(['accepted', 'declined']), component: z.string().nullable() }),
  async handle(context, { params: { difference: key }, body: { accept, why } }) {
    const { db, district, user } = context
    const found = (await newestOf(db, district, censusDifference.code, [key])).get(key)
    if (!found) return refuse(differenceNotFound)
    const difference = differenceFields.parse(found.fields)
    if (difference.result !== 'found') refuse(differenceDecided)
    if (difference.finder === user.account) refuse(differenceOwn)
    const said = { since: found.since, why }
    const written = accept ? (await writeDifference(context, difference, said)).key : null
    const result: 'accepted' | 'declined' = accept ? 'accepted' : 'declined'
    const fields = { ...difference, ...(written && { component: written }), result }
    await changeEntry(context, censusDifference, { key, version: found.version, fields, why })
    context.audit(`census-difference ${key}`, { result, component: written })
    return { result, component: written }
  },
})
