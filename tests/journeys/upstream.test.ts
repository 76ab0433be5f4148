import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exchangeJobs, signatureHeader, signatureOf } from '#engines/exchange/exchange.ts'
import { chance } from '#kernel/chance.ts'
import { runJob } from '#kernel/jobs.ts'
import { type FurnishedHouse, openFurnishedHouse, type Person } from '#tests/furnished-house.ts'
import { figure, progress, soak } from '#tests/soak.ts'
import { type Platform, simulatedPlatform } from './upstream/simulated-platform.ts'

const system = 'city-hotline'
const secret = 'a-secret-of-the-city-and-us'
const day = '2026-03-02'
const luck = chance(soak(12_345, 12_345, 'seed'))

let house: FurnishedHouse
let platform: Platform
let people: Record<'clerk' | 'dispatcher' | 'street' | 'reviewer' | 'caller' | 'admin' | 'leader', Person>
let street: number

before(async () => {
  house = await openFurnishedHouse()
  platform = await simulatedPlatform(secret, luck)
  const logins = {
    ...{ clerk: 'upstream-clerk', dispatcher: 'dispatcher', street: 'street-clerk', reviewer: 'reviewer' },
    ...{ caller: 'caller-back', admin: 'system-admin', leader: 'shift-leader' },
  }
  const signed = await Promise.all(
    Object.entries(logins).map(async ([who, login]) => [who, await house.signIn(login)] as const),
  )
  people = Object.fromEntries(signed) as typeof people
  const { units } = await people.dispatcher.get<{ units: { id: number; code: string }[] }>('/org/units')
  street = units.find((unit) => unit.code === '420103001')!.id
  const target = { kind: 'upstream', url: platform.url, secret }
  assert.equal((await people.admin.send('PUT', `/api/exchange/targets/${system}`, target)).statusCode, 200)
})
after(async () => {
  await platform.close()
  await house.close()
})

const orderOf = (number: string) => ({
  system,
  number,
  received: `${day}T08:30:00+08:00`,
  due: '2026-03-06T18:00:00+08:00',
  text: `工单${number}：路灯不亮`,
  name: '王小明',
  phone: '13812345678',
})

interface Summary {
  id: number
  version: number
  state: string
}
/** What each case was last seen as. */
const versions = new Map<number, number>()
const act = async (by: Person, id: number, action: string, answers: object = {}): Promise<Summary> => {
  const { status, body } = await by.post<Summary>(`/cases/${id}/actions/${action}`, {
    version: versions.get(id) ?? 1,
    answers,
  })
  assert.equal(status, 200, `${action}: ${JSON.stringify(body)}`)
  versions.set(id, body.version)
  return body
}
const takeIn = async (number: string) =>
  (await people.clerk.post<{ id: number; known: boolean }>('/upstream/orders', orderOf(number))).body

/** What the worker does each minute; a day and more, since the pauses between tries grow. */
const work = () =>
  runJob(
    exchangeJobs(house.house.engine).jobs[0]!,
    { ...house.house, clock: house.clock.now },
    { district: house.district, payload: {} },
  )
const hour = 3_600_000
async function workFor(hours: number): Promise<void> {
  for (let done = 0; done < hours; done += 1) {
    house.clock.advance(hour)
    await work()
  }
}

const verdict = async (body: object, signature = signatureOf(secret, body)) => {
  const url = '/api/upstream/verdicts'
  const headers = { [signatureHeader]: signature }
  const answer = await house.app.inject({ method: 'POST', url, payload: body, headers })
  return answer.json<{ known?: boolean; code?: string }>()
}
const compare = async (numbers: string[]) =>
  (
    await people.clerk.post<{ missingHere: string[]; missingThere: string[]; undelivered: unknown[] }>(
      '/upstream/reconciliation',
      { system, day, numbers },
    )
  ).body

type Way = 'answered' | 'extended' | 'returned' | 'sent-back'
const expected: Record<Way, string[]> = {
  answered: ['receipt', 'answer'],
  extended: ['receipt', 'extension', 'answer'],
  returned: ['return'],
  'sent-back': ['receipt', 'answer', 'answer'],
}

async function reply(id: number, words: string): Promise<void> {
  await act(people.street, id, 'reply', { reply: words, contacted: 'phone' })
  await act(people.reviewer, id, 'accept')
  await act(people.caller, id, 'callBack', { solved: 'solved', satisfied: 'satisfied' })
}

async function handle(id: number, way: Way): Promise<void> {
  if (way === 'returned') {
    await act(people.dispatcher, id, 'refuse', { reason: 'repeated', reply: '与前单重复，退回。' })
    return
  }
  await act(people.dispatcher, id, 'dispatch', { unit: street })
  await act(people.street, id, 'sign')
  if (way === 'extended') {
    await act(people.street, id, 'extension', { reason: '需要开挖施工' })
    await act(people.dispatcher, id, 'grant-extension')
    house.clock.advance(60_000)
    await act(people.leader, id, 'grant-extension')
  }
  await reply(id, '已修复')
}

const count = soak(60, 5_000, 'orders')

/** The case of each order: the same one however often the order comes. */
async function takeAllIn(arriving: readonly string[]): Promise<Map<string, number>> {
  const cases = new Map<string, number>()
  let fresh = 0
  for (let i = 0; i < arriving.length; i += 4) {
    const few = arriving.slice(i, i + 4)
    const taken = await Promise.all([...few, few[0]!].map(takeIn))
    for (const [at, { id, known }] of taken.entries()) {
      const number = few[at] ?? few[0]!
      if (!known) fresh += 1
      assert.equal(cases.get(number) ?? id, id)
      cases.set(number, id)
    }
    progress(() => `${cases.size} of ${count} orders taken in`)
  }
  assert.equal(fresh, count)
  return cases
}

test(`${count} orders through a platform in its worst mood: none lost, none doubled`, async () => {
  const numbers = Array.from({ length: count }, (_, i) => `HB${String(i).padStart(6, '0')}`)
  const ways = new Map(
    numbers.map((number) => [
      number,
      luck.weighted<Way>([
        [6, 'answered'],
        [2, 'extended'],
        [1, 'returned'],
        [2, 'sent-back'],
      ]),
    ]),
  )
  // Out of order, and every third comes twice, some at the same moment.
  const arriving = luck.shuffle([...numbers, ...numbers.filter((_, i) => i % 3 === 0)])
  const cases = await takeAllIn(arriving)

  for (let i = 0; i < count; i += 7) {
    platform.down = i > count / 3 && i < (2 * count) / 3
    const some = numbers.slice(i, i + 7)
    await Promise.all([work(), ...some.map((number) => handle(cases.get(number)!, ways.get(number)!))])
    progress(() => `${i} of ${count} orders handled`)
  }
  await workFor(6)
  platform.recover()
  await workFor(3)
  for (const number of numbers.filter((one) => ways.get(one) === 'sent-back')) {
    const body = { id: `verdict-${number}`, system, number, verdict: 'sent-back', reason: '群众仍不满意' }
    assert.deepEqual(await verdict(body), { known: false })
    assert.deepEqual(await verdict(body), { known: true })
    const id = cases.get(number)!
    versions.set(id, versions.get(id)! + 1)
    await reply(id, '已再次修复')
  }
  await workFor(3)

  for (const number of numbers) {
    const told = platform.heard.filter((message) => message.number === number)
    assert.deepEqual(
      told.map((message) => message.kind),
      expected[ways.get(number)!],
      number,
    )
  }
  assert.equal(platform.forged, 0)
  assert.ok(platform.again > 0, 'the mood was too good to prove anything')
  assert.doesNotMatch(JSON.stringify(platform.heard), /13812345678|王小明/)
  assert.deepEqual(await compare(numbers), { missingHere: [], missingThere: [], undelivered: [] })
  figure('upstream', {
    ...{ orders: count, arrivals: arriving.length, 'messages told': platform.heard.length },
    ...{ 'deliveries repeated': platform.again, lost: 0, doubled: 0, 'left to reconcile': 0 },
  })
})

test('the reconciliation names what is missing on either side', async () => {
  const extra = await takeIn('HB900001')
  assert.equal(extra.known, false)
  const { missingHere, missingThere } = await compare(['HB000000', 'HB900002'])
  assert.deepEqual(missingHere, ['HB900002'])
  assert.ok(missingThere.includes('HB900001'))
  assert.ok(!missingThere.includes('HB000000'))
})

test('an order keeps the earlier due time less the margin', async () => {
  const { id } = await takeIn('HB900003')
  await act(people.dispatcher, id, 'dispatch', { unit: street })
  const view = await people.dispatcher.get<{ clocks: { name: string; dueAt: string }[] }>(`/cases/${id}`)
  const due = view.clocks.find((clock) => clock.name === 'handle')!.dueAt
  assert.ok(new Date(due) <= new Date('2026-03-06T14:00:00+08:00'), due)
})

test('what does not fit is refused by name', async () => {
  const order = async (more: object) =>
    (await people.clerk.post<{ code: string }>('/upstream/orders', { ...orderOf('HB900004'), ...more })).body
      .code
  assert.equal(await order({ channel: 'web' }), 'exchange.not-upstream-channel')
  assert.equal(await order({ received: 'yesterday' }), 'kernel.fields-wrong')
  const street = await people.street.post<{ code: string }>('/upstream/orders', orderOf('HB900005'))
  assert.equal(street.status, 403)

  const said = { id: 'v1', system, number: 'HB900003', verdict: 'sent-back', reason: '未解决' }
  assert.equal((await verdict(said, 'forged')).code, 'exchange.signature-wrong')
  assert.equal((await verdict({ ...said, system: 'elsewhere' })).code, 'exchange.target-unknown')
  assert.equal((await verdict({ ...said, number: 'HB999999' })).code, 'exchange.order-unknown')
  assert.equal((await verdict(said)).code, 'flow.action-not-offered')

  const webhook = { kind: 'webhook', url: platform.url, secret }
  const send = async (method: 'PUT' | 'DELETE', code: string, body?: object) =>
    (
      JSON.parse((await people.admin.send(method, `/api/exchange/targets/${code}`, body)).body) as {
        code: string
      }
    ).code
  assert.equal(await send('PUT', system, webhook), 'exchange.target-of-other-kind')
  assert.equal(await send('PUT', 'hook', { ...webhook, secret: 'short' }), 'kernel.fields-wrong')
  assert.equal(await send('PUT', 'hook', { ...webhook, url: 'file:///etc/passwd' }), 'kernel.fields-wrong')
  assert.equal(await send('DELETE', 'nobody'), 'exchange.target-unknown')
})

test('a verdict on a case that is no order of a platform is refused', async () => {
  const made = await house.app.inject({
    method: 'POST',
    url: '/api/public/appeals',
    payload: { channel: 'web', kind: 'help', text: '路灯不亮' },
  })
  const { number } = made.json<{ number: string }>()
  const body = { id: 'v2', system, number, verdict: 'sent-back', reason: '未解决' }
  assert.equal((await verdict(body)).code, 'exchange.order-unknown')
})

test('a webhook hears the steps it asked for, and not a word of what was said', async () => {
  const subscribes = [{ type: 'citizen-appeal', action: 'dispatch' }]
  const hook = { kind: 'webhook', url: platform.url, secret, subscribes }
  assert.equal((await people.admin.send('PUT', '/api/exchange/targets/hook', hook)).statusCode, 200)
  const { targets } = await people.admin.get<{ targets: object[] }>('/exchange/targets')
  assert.doesNotMatch(JSON.stringify(targets), new RegExp(secret))
  const { id } = await takeIn('HB900006')
  await act(people.dispatcher, id, 'dispatch', { unit: street, note: '请尽快' })
  await act(people.street, id, 'sign')
  await workFor(1)
  const heard = platform.heard.filter((message) => message.kind === 'citizen-appeal.dispatch')
  assert.equal(heard.length > 0, true)
  const mine = heard.find((message) => message.id === `${house.district}-${id}-2`) as object
  assert.deepEqual(Object.keys(mine).sort(), ['action', 'at', 'case', 'from', 'id', 'kind', 'to', 'type'])
  assert.equal((await people.admin.send('DELETE', '/api/exchange/targets/hook')).statusCode, 200)
})
