import assert from 'node:assert/strict'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'node:test'
import { type District, stage, type StageAccount } from '#tests/stage.ts'
import { until } from '#tests/until.ts'
import { createLive } from './live.ts'
import { anonymous } from './user.ts'

const { inDistrict } = stage({ rules: { idleMinutes: 30 } })

/** A browser's EventSource, as far as a test needs one. */
async function listen(d: District, by: StageAccount, lastSeen?: string) {
  if (!d.app.server.listening) await d.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = d.app.server.address() as AddressInfo
  const request = http.get({
    port,
    path: '/api/live',
    headers: { cookie: `huying_session=${by.token}`, ...(lastSeen && { 'last-event-id': lastSeen }) },
  })
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  let text = ''
  let ended = false
  response.on('data', (chunk: Buffer) => (text += chunk.toString()))
  response.on('close', () => (ended = true))
  response.on('error', () => {})
  const events = () =>
    [...text.matchAll(/^id: (.*)\nevent: (.*)\ndata: (.*)$/gm)].map(([, id, type, data]) => ({
      id,
      type,
      data,
    }))
  return {
    headers: response.headers,
    events,
    types: () => events().map((event) => event.type),
    text: () => text,
    ended: () => ended,
    leave: () => request.destroy(),
  }
}

test(
  'an event reaches those of the district who may see it, and nobody else',
  inDistrict(async (d) => {
    const one = await d.account({ permissions: ['cases.read'] })
    const two = await d.account()
    const [first, second] = [await listen(d, one), await listen(d, two)]
    assert.match(String(first.headers['content-type']), /^text\/event-stream/)
    assert.match(String(first.headers['cache-control']), /no-store/)
    d.live.publish(d.district, { type: 'case.moved', data: { id: 7, title: '路灯\n不亮' } }, (user) =>
      user.permissions.has('cases.read'),
    )
    d.live.publish(d.district + 1, { type: 'foreign', data: {} })
    d.live.publish(d.district, { type: 'notice', data: {} })
    await until(() => first.types().includes('notice') && second.types().includes('notice'))
    assert.deepEqual(first.types(), ['ready', 'case.moved', 'notice'])
    assert.deepEqual(JSON.parse(first.events()[1]!.data!), { id: 7, title: '路灯\n不亮' })
    assert.deepEqual(second.types(), ['ready', 'notice'])
    first.leave()
    await until(() => d.live.readers() === 1)
  }),
)

test(
  'who comes back is told whether something was missed',
  inDistrict(async (d) => {
    const clerk = await d.account()
    const before = await listen(d, clerk)
    d.live.publish(d.district, { type: 'notice', data: {} })
    await until(() => before.types().includes('notice'))
    const seen = before.events().at(-1)!.id!
    before.leave()
    const again = await listen(d, clerk, seen)
    await until(() => again.types().length === 1)
    assert.deepEqual(again.types(), ['ready'])
    again.leave()
    d.live.publish(d.district, { type: 'notice', data: {} })
    for (const id of [seen, 'of-another-server', '0']) {
      const late = await listen(d, clerk, id)
      await until(() => late.types().length === 1)
      assert.deepEqual(late.types(), ['missed'], id)
      late.leave()
    }
  }),
)

test(
  'nobody listens without a session',
  inDistrict(async (d) => {
    assert.equal(await d.refusal(undefined, 'GET', '/live'), 'kernel.not-signed-in')
    assert.equal(d.live.readers(), 0)
  }),
)

test('a silent stream is kept open, and ends with the session it belongs to', async () => {
  const hub = createLive({ heartbeatMs: 10 })
  const user = anonymous(420103)
  let there: typeof user | undefined = user
  const stream = hub.open(user, async () => there)
  let text = ''
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await until(() => text.includes(': beat'))
  there = { ...user, permissions: new Set(['cases.read']) }
  await pause(30)
  hub.publish(420103, { type: 'now', data: {} }, (who) => who.permissions.has('cases.read'))
  await until(() => text.includes('event: now'))
  there = undefined
  await until(() => stream.destroyed)
  assert.equal(hub.readers(), 0)
  hub.close()
})

test('a session check that fails ends no stream', async () => {
  const hub = createLive({ heartbeatMs: 10 })
  const stream = hub.open(anonymous(420103), () => Promise.reject(new Error('the database is away')))
  stream.resume()
  await pause(50)
  assert.equal(hub.readers(), 1)
  hub.close()
})

test('a reader who does not read is dropped, and the others go on', async () => {
  const hub = createLive({ mostUnreadBytes: 10_000 })
  const user = anonymous(420103)
  const slow = hub.open(user, async () => user)
  const quick = hub.open(user, async () => user)
  let heard = 0
  quick.on('data', () => (heard += 1))
  for (let i = 0; i < 100; i += 1) {
    hub.publish(420103, { type: 'notice', data: 'x'.repeat(1000) })
    await pause(0)
  }
  assert.ok(slow.destroyed)
  assert.equal(heard, 101)
  assert.equal(hub.readers(), 1)
  hub.close()
})

test('of many open pages of one account the oldest is closed', async () => {
  const hub = createLive({ mostPerAccount: 2 })
  const clerk = { ...anonymous(420103), account: 7 }
  const other = hub.open({ ...clerk, account: 8 }, async () => clerk)
  const pages = [1, 2, 3].map(() => hub.open(clerk, async () => clerk))
  assert.deepEqual(
    [other, ...pages].map((page) => page.destroyed),
    [false, true, false, false],
  )
  hub.close()
})

test(
  'to ask for the head of the stream opens none',
  inDistrict(async (d) => {
    const { token } = await d.account()
    const answer = await d.app.inject({
      method: 'HEAD',
      url: '/api/live',
      headers: { cookie: `huying_session=${token}` },
    })
    assert.equal(answer.statusCode, 200)
    await until(() => d.live.readers() === 0)
  }),
)

test(
  'a server that closes ends its streams instead of waiting for them',
  inDistrict(async (d) => {
    const reader = await listen(d, await d.account())
    await d.app.close()
    await until(() => reader.ended())
  }),
)
