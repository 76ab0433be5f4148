import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { readSetting } from '#kernel/settings.ts'
import { requestUnknown } from '../errors.ts'
import { answerAs, format, forms, refuseAsOpen311 } from '../open311/format.ts'
import { districtOf, jurisdiction } from '../open311/jurisdiction.ts'
import { publicRequests, requestOf } from '../open311/requests.ts'
import { publicChannels } from '../open311/settings.ts'

export const showRequest = route({
  method: 'GET',
  path: '//open311/v2/requests/:id.:format',
  can: 'public',
  summary: { zh: 'Open311 单个请求', en: 'One Open311 request' },
  params: z.object({ id: z.string().max(40), format }),
  query: z.object(jurisdiction),
  reply: z.unknown(),
  media: forms,
  refuseAs: refuseAsOpen311,
  districtOf: ({ query }) => districtOf(query.jurisdiction_id),
  async handle({ db, district }, { params }) {
    const channels = await readSetting(db, district, publicChannels)
    const found = await publicRequests(db, district, channels, { numbers: [params.id], limit: 1, page: 1 })
    if (found.length === 0) refuse(requestUnknown, { id: params.id })
    return answerAs(params.format, 'service_requests', found.map(requestOf))
  },
})
