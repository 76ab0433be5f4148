import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exchangeJobs } from '#engines/exchange/exchange.ts'
import { chance } from '#kernel/chance.ts'
import { runJob } from '#kernel/jobs.ts'
import { type FurnishedHouse, openFurnishedHouse, type Person } from '#tests/furnished-house.ts'
import { type Platform, simulatedPlatform } from './upstream/simulated-platform.ts'

const system = 'city-hotline'
const secret = 'a-secret-of-the-city-and-us'
const today = '2026-03-02'

let house: FurnishedHouse
let platform: Platform
let clerk: Person
let dispatcher: Person
let street: Person

before(async () => {
  house = await openFurnishedHouse()
  platform = await simulatedPlatform(secret, chance(12_345))
  platform.recover()
  ;[clerk, dispatcher, street] = (await Promise.all(
    (['upstream-clerk', 'dispatcher', 'street-clerk'] as const).map((login) => house.signIn(login)),
  )) as [Person, Person, Person]
  const admin = await house.signIn('system-admin')
  const target = { kind: 'upstream', url: platform.url, secret }
  assert.equal((await admin.send('PUT', `/api/exchange/targets/${system}`, target)).statusCode, 200)
})
after(async () => {
  await platform.close()
  await house.close()
})

interface Line {
  kind: string
  number: string
  case: { id: number; number: string } | null
  theirs: string | null
  ours: string | null
  message: { seq: number; kind: string; attempts: number; problem: string | null }
  notes: { note: string; settled: boolean; by: string }[]
}
const dayOf = () =>
  clerk.get<{ listed: number; here: number; connected: boolean; mismatches: Line[] }>(
    `/upstream/reconciliation?system=${system}&day=${today}`,
  )
const lineOf = async (number: string) => (await dayOf()).mismatches.find((line) => line.number === number)!

/** What the worker does each minute. */
const work = () =>
  runJob(
    exchangeJobs(house.house.engine).jobs[0]!,
    { ...house.house, clock: house.clock.now },
    { district: house.district, payload: {} },
  )
const takeIn = async (number: string) => {
  const order = { system, number, received: `${today}T08:30:00+08:00`, due: '2026-03-06T18:00:00+08:00' }
  const { body } = await clerk.post<{ id: number }>('/upstream/orders', { ...order, text: '路灯不亮' })
  return body.id
}
const act = async (by: Person, id: number, action: string, answers: object = {}) => {
  const { version } = await by.get<{ version: number }>(`/cases/${id}`)
  const { status, body } = await by.post(`/cases/${id}/actions/${action}`, { version, answers })
  assert.equal(status, 200, JSON.stringify(body))
}
const list = (body: object, by = clerk) =>
  by.post<{ missingHere: string[] }>('/upstream/reconciliation', { system, day: today, ...body })

/** One order that the platform has not heard the receipt of, one returned, one with another limit, one unlisted. */
let waits: number
let returned: number

test('a day is compared with the platform’s list: who misses what, what differs, why a message waits', async () => {
  ;[waits, returned] = [await takeIn('HB1'), await takeIn('HB2')]
  for (const number of ['HB3', 'HB4']) await takeIn(number)
  await act(dispatcher, returned, 'refuse', { reason: 'repeated', reply: '与前单重复，退回。' })
  await work()
  platform.down = true
  const { units } = await dispatcher.get<{ units: { id: number; code: string }[] }>('/org/units')
  await act(dispatcher, waits, 'dispatch', { unit: units.find(({ code }) => code === '420103001')!.id })
  await act(street, waits, 'sign')
  await work()
  house.clock.advance(1000)
  const orders = [
    ...[{ number: 'HB1', state: 'open' }, { number: 'HB2', state: 'open' }, { number: 'HB9' }],
    { number: 'HB3', state: 'open', due: '2026-03-09T18:00:00+08:00' },
  ]
  assert.equal((await list({ orders }, street)).status, 403)
  assert.deepEqual((await list({ orders })).body.missingHere, ['HB9'])

  const { listed, here, connected, mismatches } = await dayOf()
  assert.deepEqual([listed, here, connected], [4, 4, true])
  assert.deepEqual(
    mismatches.map(({ kind, number }) => `${kind} ${number}`),
    ['due HB3', 'missing-here HB9', 'missing-there HB4', 'state HB2', 'waiting HB1'],
  )
  const differs = await lineOf('HB2')
  assert.deepEqual([differs.theirs, differs.ours, differs.message.kind], ['open', 'returned', 'return'])
  assert.equal(differs.case!.id, returned)
  const { message } = await lineOf('HB1')
  assert.deepEqual([message.kind, message.attempts], ['receipt', 1])
  assert.ok(message.problem)
})

test('what waits is sent again at once, and what has arrived once more under the same id', async () => {
  platform.down = false
  const again = (one: object) =>
    clerk.post<{ code?: string }>('/upstream/messages/again', { system, case: waits, ...one })
  const [waiting, arrived] = [(await lineOf('HB1')).message, (await lineOf('HB2')).message]
  assert.equal((await again({ seq: waiting.seq })).status, 200)
  assert.equal((await again({ case: returned, seq: arrived.seq })).status, 200)
  await work()
  assert.equal(platform.again, 1, 'it knows the message by its id')
  assert.equal(await lineOf('HB1'), undefined)
  assert.equal((await again({ seq: 999 })).body.code, 'exchange.message-unknown')
  assert.equal((await again({ system: 'nobody', seq: 1 })).body.code, 'exchange.target-unknown')
})

test('what was done about it stays with the day, and the next list makes an end of it', async () => {
  const note = (body: object) =>
    clerk.post('/upstream/reconciliation/notes', { system, day: today, number: 'HB4', ...body })
  assert.equal((await note({ note: '已电话13812345678核实' })).status, 200)
  assert.equal((await note({ note: '平台已补登', settled: true })).status, 200)
  assert.deepEqual(
    (await lineOf('HB4')).notes.map((one) => [one.note, one.settled]),
    [
      ['已电话138****5678核实', false],
      ['平台已补登', true],
    ],
  )
  const days = () =>
    clerk.get<{ systems: string[]; days: { day: string; mismatches: number; open: number }[] }>(
      `/upstream/reconciliation/days?until=${today}&days=7`,
    )
  const before = await days()
  assert.deepEqual(before.systems, [system])
  const [first, ...others] = before.days
  assert.deepEqual([first!.day, first!.mismatches, first!.open, others.length], [today, 4, 3, 6])
  await list({ numbers: ['HB1', 'HB3', 'HB4'], orders: [{ number: 'HB2', state: 'returned' }] })
  assert.deepEqual((await dayOf()).mismatches, [])
})

test('an order that was typed in by hand before the platform sent it stays one case', async () => {
  const typed = await clerk.post<{ id: number }>('/cases', {
    ...{ type: 'citizen-appeal', channel: '12345', fields: { kind: 'help', text: '路灯不亮' } },
    upstream: { system: '12345', number: 'HB7' },
  })
  assert.equal(typed.status, 201, JSON.stringify(typed.body))
  assert.equal(await takeIn('HB7'), typed.body.id)
  assert.equal(await takeIn('HB7'), typed.body.id)
})
