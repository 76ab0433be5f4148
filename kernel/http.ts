import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { readFileSync } from 'node:fs'
import type { Auth } from './auth.ts'
import type { Clock } from './clock.ts'
import { notAllowed, notSignedIn, refuse, wrongToken } from './errors.ts'
import type { FileStore } from './files.ts'
import { answerError } from './http/answer-error.ts'
import { answer, isRaw, parseInput } from './route/answer.ts'
import { isWrite, type Route, routePath, type Upload } from './route.ts'
import type { DistrictId, Store } from './sql.ts'
import { anonymous, type User } from './user.ts'

export interface HttpOptions {
  store: Store
  auth: Auth
  clock: Clock
  files: FileStore
  routes: readonly Route[]
  /** The district of public routes that name none. */
  district: DistrictId
  tls?: { certFile: string; keyFile: string } | undefined
  logLevel: string
  /** Checks every reply against its declared shape; the tests do, production trusts the types. */
  checkReplies?: boolean
}

export const sessionCookie = 'huying_session'
const usualBody = 1 << 20

/** The HTTP server of a list of routes. Session, CSRF, permission and parsing happen here, in this order. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger:
      options.logLevel === 'silent'
        ? false
        : { level: options.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    disableRequestLogging: true,
    bodyLimit: usualBody,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    ...(options.tls && {
      https: { cert: readFileSync(options.tls.certFile), key: readFileSync(options.tls.keyFile) },
    }),
  } as object) as FastifyInstance
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart, { limits: { files: 20, fields: 50 } })
  await app.register(helmet, {
    contentSecurityPolicy: { directives: contentPolicy },
    hsts: Boolean(options.tls),
  })
  app.setErrorHandler(answerError)
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
  for (const made of options.routes) attach(app, made, options)
  return app
}

/** Nothing is loaded from elsewhere; MapLibre needs its worker and images from memory. */
const contentPolicy = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  workerSrc: ["'self'", 'blob:'],
  upgradeInsecureRequests: null,
}

function attach(app: FastifyInstance, made: Route, options: HttpOptions): void {
  app.route({
    method: made.method,
    url: routePath(made),
    bodyLimit: made.maxBytes ?? usualBody,
    handler: async (request, reply) => {
      const signed = await whoAsks(request, options, made)
      const input = parseInput(made, { params: request.params, query: request.query, body: request.body })
      const district =
        made.can === 'public'
          ? (made.districtOf?.(input as never) ?? signed?.district ?? options.district)
          : signed!.district
      const answered = await answer(
        made,
        {
          now: options.clock(),
          user: signed ?? anonymous(district),
          district,
          files: options.files,
          store: options.store,
          address: request.ip,
          headers: request.headers,
          origin: `${request.protocol}://${request.host}`,
          idempotencyKey: keyOf(request),
        },
        { ...input, uploads: uploadsOf(request, made) },
      )
      if (answered.replayed) reply.header('idempotent-replayed', 'true')
      return send(reply, made, answered.status, answered.reply, options.checkReplies)
    },
  })
}

async function whoAsks(
  request: FastifyRequest,
  options: HttpOptions,
  made: Route,
): Promise<User | undefined> {
  const token = request.cookies[sessionCookie]
  const found = token ? await options.auth.session(token) : undefined
  if (made.can === 'public') return found?.user
  if (!found) refuse(notSignedIn)
  if (isWrite(made) || made.method !== 'GET')
    if (request.headers['x-csrf-token'] !== found.csrf) refuse(wrongToken)
  if (made.can !== 'signed-in' && !found.user.permissions.has(made.can))
    refuse(notAllowed, { needs: made.can })
  return found.user
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && key.length > 0 && key.length <= 200 ? key : undefined
}

async function* uploadsOf(request: FastifyRequest, made: Route): AsyncGenerator<Upload> {
  if (!made.uploads || !request.isMultipart()) return
  for await (const part of request.parts({ limits: { fileSize: made.maxBytes ?? usualBody } }))
    if (part.type === 'file')
      yield { field: part.fieldname, name: part.filename, mediaType: part.mimetype, stream: part.file }
}

function send(reply: FastifyReply, made: Route, status: number, body: unknown, check = false) {
  if (isRaw(body)) return reply.code(status).headers(body.headers).send(body.body)
  const out = check ? made.reply.parse(JSON.parse(JSON.stringify(body ?? null))) : body
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(out ?? null))
}
