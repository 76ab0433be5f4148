import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import type { Route } from '#kernel/route.ts'
import { routePath } from '#kernel/route.ts'
import { type FurnishedHouse, openFurnishedHouse, type Person } from '#tests/furnished-house.ts'
import { soak } from '#tests/soak.ts'

let house: FurnishedHouse
before(async () => void (house = await openFurnishedHouse()))
after(() => house.close())

type Schema = {
  type?: string
  enum?: unknown[]
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
}

/** Values that fit a schema now and then, and often just miss it: wrong types, huge numbers, odd characters. */
function near(schema: Schema | undefined, depth = 0): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.constantFrom(
      '',
      '\u0000',
      '\ud800',
      '💥'.repeat(50),
      "'; drop table flow.case; --",
      null,
      -1,
      2 ** 53,
      Infinity,
      [],
      {},
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.double(),
  )
  if (!schema || depth > 4) return odd
  const fits = (): fc.Arbitrary<unknown> => {
    if (schema.enum) return fc.constantFrom(...schema.enum)
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => near(one, depth + 1)))
    if (schema.type === 'object')
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, one]) => [name, near(one, depth + 1)]),
        ),
        { requiredKeys: [] },
      )
    if (schema.type === 'array') return fc.array(near(schema.items, depth + 1), { maxLength: 4 })
    if (schema.type === 'integer' || schema.type === 'number') return fc.integer({ min: -5, max: 500 })
    if (schema.type === 'boolean') return fc.boolean()
    return fc.oneof(
      fc.constantFrom('citizen-appeal', '12345', '2026-03-02', '路灯不亮'),
      fc.string({ maxLength: 60 }),
    )
  }
  return fc.oneof({ weight: 4, arbitrary: fits() }, { weight: 1, arbitrary: odd })
}

const schemaOf = (given: z.ZodType | undefined): Schema | undefined =>
  given && (z.toJSONSchema(given, { io: 'input', unrepresentable: 'any' }) as Schema)

const anAddress = (route: Route): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom('1', '2', 'json', 'answer', '010201'), fc.string({ maxLength: 12 })), {
      minLength: 4,
      maxLength: 4,
    })
    .map((parts) => routePath(route).replace(/:\w+/g, () => encodeURIComponent(parts.shift() || '0')))

const aQuery = (route: Route): fc.Arbitrary<string> =>
  near(schemaOf(route.query)).map((query) => {
    if (typeof query !== 'object' || query === null) return ''
    const pairs = Object.entries(query).map(([name, value]) => [name, String(value).toWellFormed()])
    return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
  })

test('whatever is sent, the answer is a refusal or a reply, never a fault', async () => {
  const people: Person[] = await Promise.all(
    ['call-taker', 'dispatcher', 'system-admin', 'security-admin'].map((login) => house.signIn(login)),
  )
  // What would shut the fuzzing people out, and the stream that never ends.
  const apart = /^\/(live|sign-out|password|accounts\/:\w+\/)/
  const routes = house.house.routes.filter((route) => !apart.test(route.path))
  const runs = Math.ceil(soak(1_200, 50_000) / routes.length)
  let sent = 0
  for (const route of routes)
    await fc.assert(
      fc.asyncProperty(
        anAddress(route),
        aQuery(route),
        near(schemaOf(route.body)),
        fc.constantFrom(...people),
        async (path, query, body, by) => {
          const answer = await by.send(
            route.method,
            path + query,
            route.method === 'GET' ? undefined : JSON.parse(JSON.stringify(body ?? null)),
          )
          sent++
          assert.ok(
            answer.statusCode < 500,
            `${route.method} ${path}${query} ${JSON.stringify(body)}: ${answer.statusCode} ${answer.body.slice(0, 300)}`,
          )
        },
      ),
      { numRuns: runs },
    )
  assert.ok(sent >= runs * routes.length)
})

test('malformed JSON, an unknown address and a body of 200 MB are refused by name', async () => {
  const { app } = house
  const json = { 'content-type': 'application/json' }
  const broken = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    headers: json,
    payload: '{"login":',
  })
  assert.equal(broken.json<{ code: string }>().code, 'kernel.malformed')
  const nowhere = await app.inject({ method: 'GET', url: '/api/nowhere' })
  assert.equal(nowhere.json<{ code: string }>().code, 'kernel.not-found')
  const huge = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    headers: { ...json, 'content-length': String(200 << 20) },
    payload: 'x',
  })
  assert.equal(huge.statusCode, 413)
})
