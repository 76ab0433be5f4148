import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { answerAs, format, forms, refuseAsOpen311 } from '../open311/format.ts'

/** When this document last changed; bump it with the document. */
const changedAt = new Date('2026-11-21T00:00:00Z')

export const discover = route({
  method: 'GET',
  path: '//open311/v2/discovery.:format',
  can: 'public',
  summary: { zh: 'Open311 发现文件', en: 'Open311 discovery' },
  params: z.object({ format }),
  reply: z.unknown(),
  media: forms,
  refuseAs: refuseAsOpen311,
  handle: async ({ origin }, { params }) =>
    answerAs(params.format, 'discovery', {
      changeset: changedAt,
      contact: 'the district’s call centre, 12345',
      key_service: 'ask the system administrator for an api_key',
      endpoints: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: `${origin}/open311/v2`,
          changeset: changedAt,
          type: 'production',
          formats: [...forms],
        },
      ],
    }),
})
