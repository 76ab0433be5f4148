import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verifyDistrict } from '#engines/flow/flow.ts'
import { type FurnishedHouse, openFurnishedHouse, type Person } from '#tests/furnished-house.ts'

let house: FurnishedHouse
let people: Record<'taker' | 'dispatcher' | 'street' | 'community' | 'reviewer' | 'caller' | 'other', Person>
before(async () => {
  house = await openFurnishedHouse()
  const [taker, dispatcher, street, community, reviewer, caller, other] = await Promise.all(
    [
      'call-taker',
      'dispatcher',
      'street-clerk',
      'community-clerk',
      'reviewer',
      'caller-back',
      'unit-clerk',
    ].map((login) => house.signIn(login)),
  )
  people = {
    taker: taker!,
    dispatcher: dispatcher!,
    street: street!,
    community: community!,
    reviewer: reviewer!,
    caller: caller!,
    other: other!,
  }
})
after(() => house.close())

interface Summary {
  id: number
  number: string
  state: string
  version: number
  unit: number | null
}
interface View extends Summary {
  details: { text: string; fields: Record<string, unknown> }[]
  clocks: {
    name: string
    state: string
    dueAt: string | null
    rule: { text: { zh: string } }
    explanation: { countedMs: number } | null
  }[]
  actions: { code: string }[]
  steps: { action: string; actorName: string }[]
}
interface Refusal {
  code: string
}

const call = {
  type: 'citizen-appeal',
  channel: '12345',
  class: { edition: 'local-appeals', kind: 'appeal', code: '010201' },
  place: { lng: 114.2836, lat: 30.5805 },
  fields: {
    kind: 'help',
    text: '门口路灯不亮三天了，请联系027-85771234。',
    name: '王小明',
    phone: '13812345678',
    address: '民族路',
  },
}
const unitOf = async (code: string): Promise<number> => {
  const { units } = await people.dispatcher.get<{ units: { id: number; code: string }[] }>('/org/units')
  return units.find((unit) => unit.code === code)!.id
}
const act = async (by: Person, found: Summary, action: string, answers: object = {}): Promise<Summary> => {
  const { status, body } = await by.post<Summary>(`/cases/${found.id}/actions/${action}`, {
    version: found.version,
    answers,
  })
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
const refused = async (by: Person, found: Summary, action: string, answers: object = {}): Promise<string> =>
  (await by.post<Refusal>(`/cases/${found.id}/actions/${action}`, { version: found.version, answers })).body
    .code

test('a call is dispatched to a street, passed to its community, answered, called back and closed', async () => {
  const { taker, dispatcher, street, community, reviewer, caller, other } = people
  const opened = await taker.post<Summary>('/cases', call)
  assert.equal(opened.status, 201, JSON.stringify(opened.body))
  let found = opened.body
  assert.match(found.number, /^SZ20260302\d{5}$/)

  const view = await taker.get<View>(`/cases/${found.id}`)
  assert.doesNotMatch(JSON.stringify(view), /13812345678|85771234|王小明/)
  assert.deepEqual(
    view.clocks.map((clock) => [clock.name, clock.state]),
    [['dispatch', 'running']],
  )
  assert.ok(view.clocks[0]!.rule.text.zh.length > 0)

  assert.equal(await refused(street, found, 'sign'), 'flow.case-not-found')
  found = await act(dispatcher, found, 'dispatch', { unit: await unitOf('420103001') })
  assert.equal(await refused(dispatcher, found, 'sign'), 'flow.action-not-yours')
  assert.equal(await refused(other, found, 'sign'), 'flow.case-not-found')
  found = await act(street, found, 'sign')
  found = await act(street, found, 'passDown', { unit: await unitOf('420103001001') })
  assert.equal(
    await refused(street, found, 'reply', { reply: '已修好', contacted: 'phone' }),
    'flow.parts-open',
  )
  house.clock.advance(3 * 3_600_000)
  found = await act(community, found, 'reportBack', { result: '灯泡已更换' })
  found = await act(street, found, 'reply', { reply: '路灯已修复，感谢您的反映。', contacted: 'phone' })
  assert.equal(await refused(street, found, 'accept'), 'flow.action-not-yours')
  found = await act(reviewer, found, 'accept')
  found = await act(caller, found, 'callBack', { solved: 'solved', satisfied: 'satisfied' })
  assert.equal(found.state, 'closed')

  const told = await taker.get<View>(`/cases/${found.id}`)
  assert.deepEqual(
    told.steps.map((step) => step.action),
    ['open', 'dispatch', 'sign', 'passDown', 'reportBack', 'reply', 'accept', 'callBack'],
  )
  assert.ok(told.clocks.every((clock) => clock.state === 'met'))
  const handling = told.clocks.find((clock) => clock.name === 'handle')!
  assert.equal(handling.explanation!.countedMs, 3 * 3_600_000)
  assert.deepEqual(
    told.actions.map(({ code }) => code),
    ['reopen', 'relate', 'unrelate'],
  )
})

test('what somebody else did first is said, and nothing is done twice', async () => {
  const { taker, dispatcher } = people
  const key = { 'idempotency-key': 'one-call' }
  const first = await taker.post<Summary>('/cases', call, key)
  const again = await taker.post<Summary>('/cases', call, key)
  assert.equal(again.body.id, first.body.id)
  const stale = first.body
  await act(dispatcher, stale, 'dispatch', { unit: await unitOf('420103002') })
  assert.equal(
    await refused(dispatcher, stale, 'dispatch', { unit: await unitOf('420103002') }),
    'flow.case-moved',
  )
  assert.equal(await refused(dispatcher, { ...stale, version: 2 }, 'dispatch', {}), 'flow.action-not-offered')
})

test('a return has its rounds; then the dispatch is final', async () => {
  const { taker, dispatcher, street } = people
  let found = (await taker.post<Summary>('/cases', call)).body
  const unit = await unitOf('420103001')
  assert.equal(await refused(dispatcher, found, 'dispatch', { unit: 999_999 }), 'flow.unit-unknown')
  assert.equal(await refused(dispatcher, found, 'dispatch', {}), 'kernel.fields-wrong')
  found = await act(dispatcher, found, 'dispatch', { unit })
  for (const round of [1, 2]) {
    found = await act(street, found, 'sendBack', { reason: `不属本街道 ${round}` })
    found = await act(dispatcher, found, 'uphold', { reason: '按属地办理' })
  }
  assert.equal(await refused(street, found, 'sendBack', { reason: '仍有异议' }), 'flow.returns-used-up')
})

test('more time is asked for once, granted by two others, and never by the one who asked', async () => {
  const { taker, dispatcher, street } = people
  const leader = await house.signIn('shift-leader')
  let found = (await taker.post<Summary>('/cases', call)).body
  found = await act(dispatcher, found, 'dispatch', { unit: await unitOf('420103001') })
  found = await act(street, found, 'sign')
  const before = (await street.get<View>(`/cases/${found.id}`)).clocks.find(
    (clock) => clock.name === 'handle',
  )!
  found = await act(street, found, 'extension', { reason: '需要开挖施工' })
  assert.equal(await refused(street, found, 'extension', { reason: '再次申请' }), 'flow.request-asked')
  found = await act(dispatcher, found, 'grant-extension')
  assert.equal(await refused(dispatcher, found, 'grant-extension'), 'flow.action-not-yours')
  found = await act(leader, found, 'grant-extension')
  const after = (await street.get<View>(`/cases/${found.id}`)).clocks.filter(
    (clock) => clock.name === 'handle',
  )
  assert.deepEqual(
    after.map((clock) => clock.state),
    ['replaced', 'running'],
  )
  assert.ok(after[1]!.dueAt! > before.dueAt!)
  house.clock.advance(40 * 86_400_000)
  assert.equal(await refused(street, found, 'extension', { reason: '太晚了' }), 'flow.limit-passed')
})

test('personal data is opened with a reason, on record; a reporter never to the unit complained of', async () => {
  const { taker, dispatcher, street } = people
  let found = (await taker.post<Summary>('/cases', call)).body
  assert.equal(
    (await taker.post<Refusal>(`/cases/${found.id}/personal`, { reason: '看' })).body.code,
    'flow.reason-needed',
  )
  const opened = await taker.post<{ personal: { field: string; value: string }[] }>(
    `/cases/${found.id}/personal`,
    { reason: '回拨核实地址' },
  )
  assert.deepEqual(
    opened.body.personal
      .map(({ field, value }) => [field, value])
      .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    [
      ['name', '王小明'],
      ['phone', '13812345678'],
      ['text', call.fields.text],
    ],
  )
  found = (await taker.post<Summary>('/cases', { ...call, fields: { ...call.fields, kind: 'report' } })).body
  found = await act(dispatcher, found, 'dispatch', { unit: await unitOf('420103001') })
  assert.equal(
    (await street.post<Refusal>(`/cases/${found.id}/personal`, { reason: '想知道是谁' })).body.code,
    'flow.reporter-protected',
  )
})

test('an opening that does not fit is refused by name', async () => {
  const { taker, street } = people
  const code = async (by: Person, body: object) => (await by.post<Refusal>('/cases', body)).body.code
  assert.equal(await code(taker, { ...call, type: 'wish' }), 'flow.case-type-unknown')
  assert.equal(await code(taker, { ...call, channel: 'pigeon' }), 'flow.channel-unknown')
  assert.equal(await code(taker, { ...call, fields: { kind: 'help' } }), 'kernel.fields-wrong')
  assert.equal(await code(taker, { ...call, at: '2030-01-01T00:00:00Z' }), 'flow.happened-in-future')
  assert.equal(await code(street, call), 'flow.opening-not-yours')
})

test('every chain verifies, and one flipped byte is found', async () => {
  const { store } = house.house
  const sound = await verifyDistrict(store, house.district)
  assert.ok(sound.steps > 20)
  assert.deepEqual(sound.broken, [])
})
