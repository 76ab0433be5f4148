import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { readFileSync } from 'node:fs'
import { notFound, Refused, tooMany } from './errors.ts'
import { answerError } from './http/answer-error.ts'
import { attach } from './http/attach.ts'
import { slowestRequestMs, usualBody } from './http/limits.ts'
import type { HttpOptions } from './http/options.ts'
import { safeHeaders } from './http/safe-headers.ts'
import type { Metrics } from './metrics.ts'

export type { HttpOptions } from './http/options.ts'

/** The HTTP server of a list of routes. Rate, session, CSRF, permission, size and shape are met in this order. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger:
      options.logLevel === 'silent'
        ? false
        : { level: options.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answerError,
    bodyLimit: usualBody,
    requestTimeout: slowestRequestMs,
    trustProxy: options.trustProxy ?? false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    ...(options.tls && {
      https: { cert: readFileSync(options.tls.certFile), key: readFileSync(options.tls.keyFile) },
    }),
  } as object) as FastifyInstance
  app.removeContentTypeParser('text/plain')
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart, { limits: { files: 20, fields: 50 } })
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) => new Refused(tooMany, { seconds: Math.ceil(ttl / 1000) }),
  })
  const safe = safeHeaders({ tls: options.tls !== undefined })
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(safe)
    done()
  })
  app.decorateRequest('signed', undefined)
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, options.onFailure))
  app.setNotFoundHandler((request, reply) => answerError(new Refused(notFound), request, reply))
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store')
  })
  // Wherever pages are served for every other address, a mistaken API address still is one.
  for (const root of new Set(['api', ...otherRoots(options.routes)]))
    app.get(`/${root}/*`, (request, reply) => answerError(new Refused(notFound), request, reply))
  app.addHook('preClose', async () => options.live?.close())
  if (options.metrics) watch(app, options.metrics)
  for (const made of options.routes) attach(app, made, options)
  return app
}

/** First words of addresses outside `/api` that have more below them: `open311` of `//open311/v2/…`. */
const otherRoots = (routes: HttpOptions['routes']): string[] =>
  routes.flatMap(({ path }) => /^\/\/([^/]+)\/./.exec(path)?.[1] ?? [])

function watch(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    metrics.answered({
      method: request.method,
      // The pattern, never the address: ids would make a series each.
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    })
  })
}
