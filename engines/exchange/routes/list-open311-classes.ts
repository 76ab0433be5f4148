import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { answerAs, format, forms, refuseAsOpen311 } from '../open311/format.ts'
import { districtOf, jurisdiction } from '../open311/jurisdiction.ts'
import { described, servicesOf } from '../open311/classes.ts'

export const listServices = route({
  method: 'GET',
  path: '//open311/v2/services.:format',
  can: 'public',
  summary: { zh: 'Open311 服务列表', en: 'Open311 service list' },
  params: z.object({ format }),
  query: z.object(jurisdiction),
  reply: z.unknown(),
  media: forms,
  refuseAs: refuseAsOpen311,
  districtOf: ({ query }) => districtOf(query.jurisdiction_id),
  async handle(context, { params }) {
    const services = await servicesOf(context)
    return answerAs(params.format, 'services', services.map(described))
  },
})
