import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { readSetting } from '#kernel/settings.ts'
import { answerAs, format, refuseAsOpen311 } from '../open311/format.ts'
import { districtOf, jurisdiction } from '../open311/jurisdiction.ts'
import { publicRequests, requestOf } from '../open311/requests.ts'
import { publicChannels } from '../open311/settings.ts'

const list = z
  .string()
  .max(4_000)
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  )
const dayMs = 86_400_000
const most = 1_000

export const listRequests = route({
  method: 'GET',
  path: '//open311/v2/requests.:format',
  can: 'public',
  summary: { zh: 'Open311 请求列表', en: 'Open311 requests' },
  params: z.object({ format }),
  query: z.object({
    ...jurisdiction,
    service_request_id: list.optional(),
    service_code: list.optional(),
    status: z.enum(['open', 'closed']).optional(),
    start_date: z.iso.datetime({ offset: true }).pipe(z.coerce.date()).optional(),
    end_date: z.iso.datetime({ offset: true }).pipe(z.coerce.date()).optional(),
    page: z.coerce.number().int().min(1).max(1_000).default(1),
    page_size: z.coerce.number().int().min(1).max(most).default(most),
  }),
  reply: z.unknown(),
  refuseAs: refuseAsOpen311,
  districtOf: ({ query }) => districtOf(query.jurisdiction_id),
  async handle({ db, district, now }, { params, query }) {
    const channels = await readSetting(db, district, publicChannels)
    // Without a span the standard gives ninety days; ids name what they want.
    const until =
      query.end_date ?? (query.start_date ? new Date(query.start_date.getTime() + 90 * dayMs) : undefined)
    const from = query.start_date ?? new Date((until ?? now).getTime() - 90 * dayMs)
    const span = query.service_request_id ? {} : { from, until }
    const rows = await publicRequests(db, district, channels, {
      ...span,
      ...{ numbers: query.service_request_id, codes: query.service_code, status: query.status },
      ...{ limit: query.page_size, page: query.page },
    })
    return answerAs(params.format, 'service_requests', rows.map(requestOf))
  },
})
