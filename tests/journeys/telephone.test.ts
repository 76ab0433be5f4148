import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '#kernel/sql.ts'
import { type FurnishedHouse, openFurnishedHouse } from '#tests/furnished-house.ts'

let house: FurnishedHouse
before(async () => void (house = await openFurnishedHouse()))
after(() => house.close())

const key = 'a-secret-of-the-telephone'
const rings = { system: 'pbx', call: 'c-1', number: '+86 138-1234-5678', agent: '8001' }

const calls = (payload: object, given: string | undefined = key) =>
  house.app.inject({
    ...{ method: 'POST', url: '/api/telephone/calls', payload },
    headers: given ? { 'x-huying-key': given } : {},
  })
const codeOf = (answer: { body: string }) => (JSON.parse(answer.body) as { code: string }).code
const atDesk = async (login: string) =>
  (await house.signIn(login)).get<{ call: { call: string; number: string } | null; simulated: boolean }>(
    '/telephone/my-call',
  )
const set = async (value: object) => {
  const keeper = await house.signIn('system-admin')
  const done = await keeper.send('PUT', '/api/settings/exchange.telephone', { value })
  assert.equal(done.statusCode, 200, done.body)
}

test('a telephone system that is set up rings at the desk of one call-taker, by extension', async () => {
  assert.equal(codeOf(await calls(rings)), 'exchange.telephone-key-wrong')
  const keeper = await house.signIn('system-admin')
  const target = { kind: 'telephone', url: 'http://10.0.0.8/pbx', secret: key }
  assert.equal((await keeper.send('PUT', '/api/exchange/targets/pbx', target)).statusCode, 200)
  await set({ extensions: { 8001: 'call-taker' }, simulated: true })
  assert.equal(codeOf(await calls(rings, 'another-secret-altogether')), 'exchange.telephone-key-wrong')
  assert.equal(codeOf(await calls(rings, '')), 'exchange.telephone-key-wrong')
  assert.equal(codeOf(await calls({ ...rings, agent: '9999' })), 'exchange.agent-unknown')

  assert.equal((await calls(rings)).statusCode, 200)
  const { call } = await atDesk('call-taker')
  assert.deepEqual([call?.call, call?.number], ['c-1', '13812345678'])
  assert.equal((await atDesk('call-taker-02')).call, null, 'nobody else sees the number')
  const { rows } = await house.house.store.inDistrict(house.district, ({ db }) =>
    sql<{ bytes: string; said: string }>`select encode(c.number, 'escape') as bytes,
        (select string_agg(a::text, ' ') from kernel.audit a where a.district_id = c.district_id) as said
      from exchange.call c where c.district_id = ${house.district}`.execute(db),
  )
  assert.doesNotMatch(JSON.stringify(rows), /13812345678|138-1234/, 'encrypted, and never in the audit trail')
})

test('hung up it is gone; taken it is gone; the next call replaces the one before', async () => {
  const taker = await house.signIn('call-taker')
  await calls(rings)
  await calls({ ...rings, call: 'c-2', number: '85771234' })
  assert.equal((await atDesk('call-taker')).call?.number, '85771234')
  const late = await taker.post('/telephone/my-call/end', { call: 'c-1' })
  assert.deepEqual([late.status, (late.body as { code: string }).code], [409, 'exchange.call-gone'])
  assert.equal((await taker.post('/telephone/my-call/end', { call: 'c-2' })).status, 200)
  assert.equal((await atDesk('call-taker')).call, null)
  await calls({ ...rings, call: 'c-3' })
  await calls({ ...rings, call: 'c-3', event: 'ended' })
  assert.equal((await atDesk('call-taker')).call, null)
  await calls({ ...rings, call: 'c-4' })
  house.clock.advance(16 * 60_000)
  assert.equal((await atDesk('call-taker')).call, null, 'what nobody took is not shown for ever')
})

test('the browser hears of the call at once, and hears no number', async () => {
  const heard: unknown[] = []
  const publish = house.house.live.publish.bind(house.house.live)
  house.house.live.publish = (district, event, visibleTo) => {
    heard.push(event)
    publish(district, event, visibleTo)
  }
  const taker = await house.signIn('call-taker')
  const rang = await taker.post<{ call: string }>('/telephone/simulated-calls', { number: '13900001111' })
  assert.equal(rang.status, 201)
  assert.deepEqual(heard, [{ type: 'phone.call', data: { call: rang.body.call } }])
  await set({ extensions: {}, simulated: false })
  const refused = await taker.post('/telephone/simulated-calls', { number: '13900001111' })
  assert.equal((refused.body as { code: string }).code, 'exchange.simulation-off')
})
