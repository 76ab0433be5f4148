import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { differences } from '../differences.ts'
import { standardsOfVersion } from '../in-force.ts'
import { versionParam } from '../shapes.ts'

export const compareVersions = route({
  method: 'GET',
  path: '/catalogue/versions/:version/differences',
  can: 'catalogue.read',
  summary: {
    zh: '一个版本与另一版本的差别，供审核',
    en: 'What a version changes against another, for the reviewer',
  },
  params: z.object({ version: versionParam }),
  query: z.object({ against: versionParam }),
  reply: z.object({
    differences: z.array(
      z.object({
        what: z.enum(['condition', 'default', 'override', 'order']),
        id: z.string(),
        change: z.enum(['added', 'removed', 'changed']),
        fields: z.array(z.object({ name: z.string(), before: z.unknown(), after: z.unknown() })),
      }),
    ),
  }),
  async handle({ db, district }, { params, query }) {
    const [before, after] = await Promise.all([
      standardsOfVersion(db, district, query.against),
      standardsOfVersion(db, district, params.version),
    ])
    return { differences: differences(before, after) }
  },
})
