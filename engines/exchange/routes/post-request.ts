import { z } from 'zod'
import { actingFrom, type Engine, openCase } from '#engines/flow/flow.ts'
import type { Auth } from '#kernel/auth.ts'
import { refuse } from '#kernel/errors.ts'
import { type Context, route } from '#kernel/route.ts'
import { keyInvalid, placeMissing, serviceCodeMissing } from '../errors.ts'
import { answerAs, format, forms, refuseAsOpen311 } from '../open311/format.ts'
import { districtOf, jurisdiction } from '../open311/jurisdiction.ts'
import { serviceOf } from '../open311/classes.ts'

const text = (max: number) => z.string().trim().max(max).optional()
const degrees = (most: number) =>
  z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number().min(-most).max(most).optional(),
  )

/** Field names as the standard has them; what it does not know is passed over. */
const submission = z.object({
  ...jurisdiction,
  api_key: text(200),
  service_code: text(20),
  lat: degrees(90),
  long: degrees(180),
  address_string: text(200),
  address_id: text(40),
  email: text(100),
  first_name: text(25),
  last_name: text(25),
  phone: text(25),
  description: text(4_000),
})

export interface Open311Options {
  engine: Engine
  auth: Auth
  /** On loopback the demonstration takes requests without a key. */
  keyOptional: boolean
}

export const postRequest = ({ engine, auth, keyOptional }: Open311Options) =>
  route({
    method: 'POST',
    path: '//open311/v2/requests.:format',
    can: 'public',
    summary: { zh: 'Open311 提交请求', en: 'Submit an Open311 request' },
    params: z.object({ format }),
    query: z.object({ ...jurisdiction, api_key: text(200) }),
    body: submission,
    reply: z.unknown(),
    media: forms,
    status: 201,
    refuseAs: refuseAsOpen311,
    districtOf: ({ query, body }) => districtOf(body.jurisdiction_id ?? query.jurisdiction_id),
    async handle(context, { params, query, body }) {
      await checkKey(context, auth, body.api_key ?? query.api_key, keyOptional)
      const service = await serviceOf(context, body.service_code || refuse(serviceCodeMissing))
      if ((body.lat === undefined || body.long === undefined) && !body.address_string) refuse(placeMissing)
      const made = await openCase(engine, actingFrom(context), openingOf(body, service))
      context.audit(made.number)
      const answered = { service_request_id: made.number, service_notice: null, account_id: null }
      return answerAs(params.format, 'service_requests', [answered], 201)
    },
  })

async function checkKey(
  { district }: Context,
  auth: Auth,
  key: string | undefined,
  optional: boolean,
): Promise<void> {
  if (!key) return optional ? undefined : refuse(keyInvalid)
  // A key that is given must be good, also where none is needed.
  if (!(await auth.byApiKey(district, key))) refuse(keyInvalid)
}

type Submission = z.output<typeof submission>

function openingOf(body: Submission, { edition, kind, code, title }: Awaited<ReturnType<typeof serviceOf>>) {
  const name = `${body.last_name ?? ''}${body.first_name ?? ''}`
  const { lat, long: lng } = body
  return {
    type: 'citizen-appeal',
    channel: 'open311',
    class: { edition, kind, code },
    ...(lat !== undefined && lng !== undefined && { place: { lng, lat } }),
    fields: {
      kind: 'help',
      text: body.description || title.zh,
      ...(body.address_string && { address: body.address_string }),
      ...(body.phone && { phone: body.phone }),
      ...(name && { name }),
    },
  }
}
