import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { readSetting } from '#kernel/settings.ts'
import { spanTooLong } from '../errors.ts'
import { answerAs, format, forms, refuseAsOpen311 } from '../open311/format.ts'
import { districtOf, jurisdiction } from '../open311/jurisdiction.ts'
import { publicRequests, requestOf } from '../open311/requests.ts'
import { publicChannels } from '../open311/settings.ts'

/** "Can be declared multiple times, comma delimited": both ways of saying several. */
const list = z.union([z.string().max(4_000), z.array(z.string().max(4_000)).max(100)]).transform((said) =>
  [said]
    .flat()
    .join(',')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean),
)
const dayMs = 86_400_000
const most = 1_000
const longestSpanDays = 90

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
    status: list.pipe(z.array(z.enum(['open', 'closed']))).optional(),
    start_date: z.iso.datetime({ offset: true }).pipe(z.coerce.date()).optional(),
    end_date: z.iso.datetime({ offset: true }).pipe(z.coerce.date()).optional(),
    page: z.coerce.number().int().min(1).max(1_000).default(1),
    page_size: z.coerce.number().int().min(1).max(most).default(most),
  }),
  reply: z.unknown(),
  media: forms,
  refuseAs: refuseAsOpen311,
  districtOf: ({ query }) => districtOf(query.jurisdiction_id),
  async handle({ db, district, now }, { params, query }) {
    const channels = await readSetting(db, district, publicChannels)
    const numbers = query.service_request_id
    // Ids override all other arguments.
    const wanted = numbers
      ? { numbers }
      : { codes: query.service_code, status: statusOf(query.status), ...spanOf(query, now) }
    const rows = await publicRequests(db, district, channels, {
      ...wanted,
      ...{ limit: query.page_size, page: query.page },
    })
    return answerAs(params.format, 'service_requests', rows.map(requestOf))
  },
})

/** Both statuses are every status. */
const statusOf = (said: readonly ('open' | 'closed')[] = []) =>
  new Set(said).size === 1 ? said[0] : undefined

/** The standard's span: ninety days at most, the last ninety where none is said. */
function spanOf(
  { start_date: start, end_date: end }: { start_date?: Date | undefined; end_date?: Date | undefined },
  now: Date,
) {
  const longest = longestSpanDays * dayMs
  if (start && end && end.getTime() - start.getTime() > longest)
    refuse(spanTooLong, { days: longestSpanDays })
  const until = end ?? (start ? new Date(start.getTime() + longest) : undefined)
  return { from: start ?? new Date((until ?? now).getTime() - longest), until }
}
