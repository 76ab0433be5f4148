import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { readSetting } from '#kernel/settings.ts'
import { requestUnknown } from '../errors.ts'
import { answerAs, format, forms, refuseAsOpen311 } from '../open311/format.ts'
import { districtOf, jurisdiction } from '../open311/jurisdiction.ts'
import { publicRequests } from '../open311/requests.ts'
import { publicChannels } from '../open311/settings.ts'

/** Requests get their number at once, so a token is the number itself. */
export const showToken = route({
  method: 'GET',
  path: '//open311/v2/tokens/:token.:format',
  can: 'public',
  summary: { zh: 'Open311 凭证换编号', en: 'Open311 token to request id' },
  params: z.object({ token: z.string().max(40), format }),
  query: z.object(jurisdiction),
  reply: z.unknown(),
  media: forms,
  refuseAs: refuseAsOpen311,
  districtOf: ({ query }) => districtOf(query.jurisdiction_id),
  async handle({ db, district }, { params: { token, ...params } }) {
    const channels = await readSetting(db, district, publicChannels)
    const found = await publicRequests(db, district, channels, { numbers: [token], limit: 1, page: 1 })
    if (found.length === 0) refuse(requestUnknown, { id: token })
    return answerAs(params.format, 'service_requests', [{ service_request_id: token, token }])
  },
})
