import type { RateLimitOptions } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import { Readable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { answer, isRaw, parseInput } from '../answer.ts'
import { malformed, refuse } from '../errors.ts'
import { isWrite, jsonType, type RawReply, type Route, routePath } from '../route.ts'
import { anonymous } from '../user.ts'
import { asRefusal, wrongMediaType } from './answer-error.ts'
import { usualBody, usualPublicWrites } from './limits.ts'
import type { HttpOptions } from './options.ts'
import { receiveForm } from './receive-form.ts'
import { sendJson } from './send-json.ts'
import { whoAsks } from './who-asks.ts'

/** Hangs a route into the server. Who may is settled before a byte of the body is read. */
export function attach(app: FastifyInstance, made: Route, options: HttpOptions): void {
  app.route({
    method: made.method,
    url: routePath(made),
    bodyLimit: made.maxBytes ?? usualBody,
    config: rateOf(made, options.rateFactor ?? 1),
    preParsing: async (request) => {
      request.signed = await whoAsks(request, options, made)
    },
    handler: (request, reply) => handle(request, reply, made, options),
    ...(made.refuseAs && { errorHandler: otherForm(made.refuseAs) }),
  })
}

/** A refusal in the form of the standard that the route speaks. */
const otherForm =
  (refuseAs: NonNullable<Route['refuseAs']>): NonNullable<RouteShorthandOptions['errorHandler']> =>
  (error, request, reply) => {
    const { status, headers, body } = refuseAs(asRefusal(error, request), { url: request.url })
    return reply.code(status).headers(headers).send(body)
  }

async function handle(
  request: FastifyRequest,
  reply: FastifyReply,
  made: Route,
  options: HttpOptions,
): Promise<FastifyReply> {
  if (made.body && !made.uploads && request.isMultipart()) throw wrongMediaType(request)
  const form = made.uploads
    ? await receiveForm(request, options.files, made.maxBytes ?? usualBody)
    : undefined
  const body = form?.fields ?? request.body
  const input = parseInput(made, { params: request.params, query: request.query, body })
  const user = request.signed?.user
  const district =
    made.can === 'public'
      ? (made.districtOf?.(input as never) ?? user?.district ?? options.district)
      : user!.district
  const answered = await answer(
    made,
    {
      now: options.clock(),
      user: user?.district === district ? user : anonymous(district),
      district,
      files: options.files,
      store: options.store,
      address: request.ip,
      headers: request.headers,
      origin: `${request.protocol}://${request.host}`,
      idempotencyKey: keyOf(request),
    },
    { ...input, uploads: form?.uploads ?? [] },
  )
  if (answered.replayed) reply.header('idempotent-replayed', 'true')
  return send(reply, made, answered.status, answered.reply, options.checkReplies)
}

function rateOf(made: Route, factor: number): { rateLimit?: RateLimitOptions } {
  const calls = made.perMinute ?? (made.can === 'public' && isWrite(made) ? usualPublicWrites : undefined)
  if (!calls || !Number.isFinite(factor)) return {}
  return { rateLimit: { max: Math.ceil(calls * factor), timeWindow: 60_000 } }
}

const longestKey = 200
const keyTooLong = {
  zh: `Idempotency-Key 超过 ${longestKey} 个字符`,
  en: `the Idempotency-Key has more than ${longestKey} signs`,
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key.length === 0) return undefined
  return key.length <= longestKey ? key : refuse(malformed, { why: keyTooLong })
}

function send(reply: FastifyReply, made: Route, status: number, body: unknown, check = false) {
  if (isRaw(body)) {
    if (check) checkMedia(made, body)
    reply.code(status).headers(body.headers)
    if (typeof body.body === 'string' && body.headers['content-type'] === jsonType)
      return sendJson(reply, made, { status, text: body.body })
    return reply.send(contentOf(reply, body))
  }
  if (check) checkReply(made, JSON.parse(JSON.stringify(body ?? null)))
  return sendJson(reply, made, { status, text: JSON.stringify(body ?? null) })
}

/** To HEAD nothing is sent, and a stream that nobody reads would stay open. */
function contentOf(reply: FastifyReply, { body }: RawReply): RawReply['body'] {
  if (reply.request.method !== 'HEAD' || !(body instanceof Readable)) return body
  body.destroy()
  return ''
}

/** What the document of the interface says a route answers in, it answers in. */
function checkMedia(made: Route, { headers, status }: RawReply): void {
  const type = headers['content-type']?.split(';')[0] ?? ''
  const said = (made.media ?? ['application/json']).map((each) => each.split(';')[0])
  if (status < 300 && !said.includes(type) && !said.includes('*/*'))
    throw new Error(`the reply of ${made.method} ${made.path} is ${type}: say so in its media`)
}

/** A reply says what it declares and nothing more: a column too many is how a secret gets out. */
function checkReply(made: Route, body: unknown): void {
  const place = `the reply of ${made.method} ${made.path}`
  const read = made.reply.safeParse(body)
  if (!read.success) throw new Error(`${place} is not of its shape: ${z.prettifyError(read.error)}`)
  if (!isDeepStrictEqual(read.data, body))
    throw new Error(`${place} holds more than its shape: ${JSON.stringify(body)}`)
}
