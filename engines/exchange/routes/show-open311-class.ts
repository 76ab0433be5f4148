import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { answerAs, format, forms, refuseAsOpen311 } from '../open311/format.ts'
import { districtOf, jurisdiction } from '../open311/jurisdiction.ts'
import { serviceOf } from '../open311/classes.ts'

export const showService = route({
  method: 'GET',
  path: '//open311/v2/services/:code.:format',
  can: 'public',
  summary: { zh: 'Open311 服务定义（无附加属性）', en: 'Open311 service definition: no attributes' },
  params: z.object({ code: z.string().max(20), format }),
  query: z.object(jurisdiction),
  reply: z.unknown(),
  media: forms,
  refuseAs: refuseAsOpen311,
  districtOf: ({ query }) => districtOf(query.jurisdiction_id),
  async handle(context, { params }) {
    const { code } = await serviceOf(context, params.code)
    return answerAs(params.format, 'service_definition', { service_code: code, attributes: [] })
  },
})
