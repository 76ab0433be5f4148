import { z } from 'zod'
import { listVersions } from '#engines/registers/registers.ts'
import { route } from '#kernel/route.ts'
import { componentsNamed, type ToldDifference } from '../census/in-scope.ts'
import { accountNames } from '../queries.ts'
import { differenceFields } from '../registers/difference-fields.ts'

export const listCensusDifferences = route({
  method: 'GET',
  path: '/grid/censuses/:census/differences',
  can: 'grid.read',
  summary: {
    zh: '普查发现的差异，旁列部件台账现有内容',
    en: 'What a census found, with what the register says of the same component',
  },
  params: z.object({ census: z.string().max(60) }),
  query: z.object({
    result: differenceFields.shape.result.optional(),
    after: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    differences: z.array(
      z.object({
        key: z.string(),
        fields: z.record(z.string(), z.unknown()),
        since: z.string(),
        finder: z.string(),
        /** As registered now; null for something new. */
        component: z.record(z.string(), z.unknown()).nullable(),
        /** Why it was decided so; empty until then. */
        why: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
  async handle({ db, district }, { params: { census }, query: { result, after, limit } }) {
    const filters = [
      { field: 'census', among: [census] },
      ...(result === undefined ? [] : [{ field: 'result', among: [result] }]),
    ]
    const asked = { filters, words: [], retired: false, after, limit: limit + 1 }
    const rows = (await listVersions(db, district, 'census-difference', asked)) as ToldDifference[]
    const page = rows.slice(0, limit)
    const known = await componentsNamed(db, district, page)
    const names = await accountNames(
      db,
      district,
      page.map(({ fields }) => fields.finder),
    )
    return {
      differences: page.map(({ key, fields, since, why }) => ({
        ...{ key, fields: { ...fields }, since, finder: names.get(fields.finder) ?? '' },
        component: known.get(fields.component ?? '')?.fields ?? null,
        why: fields.result === 'found' ? '' : why,
      })),
      next: rows.length > limit ? page.at(-1)!.key : null,
    }
  },
})
