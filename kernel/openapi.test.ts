import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { stage } from '#tests/stage.ts'
import { route } from './route.ts'

const send = route({
  method: 'PUT',
  path: '/letters/:id/pages/:page',
  can: 'letters.send',
  summary: { zh: '寄信', en: 'Send a letter' },
  params: z.object({ id: z.coerce.number().int(), page: z.string() }),
  query: z.object({ fast: z.stringbool().default(false), by: z.string() }),
  body: z.object({
    ...{ text: z.string().max(10), at: z.iso.datetime().transform((text) => new Date(text)) },
    due: z.coerce.date().optional(),
  }),
  reply: z.object({ sent: z.boolean(), at: z.date().optional() }),
  status: 202,
  handle: async () => ({ sent: true }),
})
const album = route({
  method: 'GET',
  path: '/letters/album',
  can: 'letters.send',
  summary: { zh: '信集', en: 'An album of letters' },
  reply: z.string(),
  media: ['application/pdf', 'text/csv; charset=utf-8'],
  handle: async () => '',
})
const { inDistrict } = stage({ routes: [send, album] })

interface Operation {
  operationId: string
  'x-permission': string
  security?: unknown[]
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: Record<string, unknown> }> }
  responses: Record<string, { description: string; content: object }>
}
interface Document {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, unknown>>
}

const document = (d: { reply: <T>(by: undefined, method: 'GET', path: string) => Promise<T> }) =>
  d.reply<Document>(undefined, 'GET', '/openapi.json')

test(
  'the document names every route, what it takes, and who may',
  inDistrict(async (d) => {
    const { paths } = await document(d)
    const found = paths['/api/letters/{id}/pages/{page}']!['put']!
    assert.equal(found['x-permission'], 'letters.send')
    assert.deepEqual(found.security, [{ session: [], csrf: [] }])
    assert.deepEqual(
      found.parameters.map((each) => [each.name, each.in, each.required]),
      [
        ['id', 'path', true],
        ['page', 'path', true],
        ['fast', 'query', false],
        ['by', 'query', true],
        ['Idempotency-Key', 'header', false],
      ],
    )
    const { schema } = found.requestBody!.content['application/json']!
    assert.deepEqual(schema['required'], ['text', 'at'])
    const moment = { type: 'string', format: 'date-time' }
    assert.deepEqual((schema['properties'] as Record<string, unknown>)['due'], moment)
    assert.deepEqual(found.responses['202']!.content, {
      'application/json': {
        schema: {
          ...{ type: 'object', required: ['sent'], additionalProperties: false },
          properties: { sent: { type: 'boolean' }, at: moment },
        },
      },
    })
    assert.ok(found.responses['default'])
    const bytes = { schema: { type: 'string', format: 'binary' } }
    assert.deepEqual(paths['/api/letters/album']!['get']!.responses['200']!.content, {
      'application/pdf': bytes,
      'text/csv': bytes,
    })
  }),
)

test(
  'the document is sound: every path parameter is declared, every reference ends somewhere, ids are unique',
  inDistrict(async (d) => {
    const read = await document(d)
    assert.equal(read.openapi, '3.1.0')
    assert.ok(read.info.title && read.info.version)
    const ids = new Set<string>()
    let routes = 0
    for (const [path, item] of Object.entries(read.paths))
      for (const [method, made] of Object.entries(item)) {
        const place = `${method} ${path}`
        routes += 1
        assert.match(method, /^(get|post|put|patch|delete)$/)
        assert.match(path, /^\//)
        assert.match(made['x-permission'], /^(public|signed-in|[a-z-]+\.[a-z-]+)$/, place)
        assert.equal(made.security === undefined, made['x-permission'] === 'public', place)
        const declared = made.parameters.filter((each) => each.in === 'path').map((each) => each.name)
        const named = [...path.matchAll(/\{(\w+)\}/g)].map((each) => each[1])
        assert.deepEqual(new Set(declared), new Set(named), place)
        assert.ok(!ids.has(made.operationId), `${made.operationId} twice`)
        ids.add(made.operationId)
        assert.ok(
          Object.keys(made.responses).some((status) => /^2\d\d$/.test(status)),
          place,
        )
        const reusable = made.parameters.some((each) => each.name === 'Idempotency-Key')
        assert.ok(!reusable || method !== 'get', place)
      }
    assert.equal(routes, ids.size)
    assert.ok(routes > 20)
    for (const [, target] of JSON.stringify(read).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const end = target!
        .split('/')
        .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], read)
      assert.ok(end, target)
    }
  }),
)

test(
  'every route of the running server stands in the document, but the one that catches mistakes',
  inDistrict(async (d) => {
    const { paths } = await document(d)
    const printed = d.app.printRoutes({ commonPrefix: false, includeHooks: false })
    const served = printed
      .match(/\((?:GET|POST|PUT|PATCH|DELETE)[^)]*\)/g)!
      .flatMap((each) => each.slice(1, -1).split(', '))
    const methods = served.filter((method) => method !== 'HEAD' && method !== 'OPTIONS')
    assert.equal(methods.length - 1, Object.values(paths).flatMap((item) => Object.keys(item)).length)
  }),
)
