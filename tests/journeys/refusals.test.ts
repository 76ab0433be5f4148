import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { postWork, verifyDistrict } from '#engines/flow/flow.ts'
import { sql } from '#kernel/sql.ts'
import { until } from '#tests/until.ts'
import { type FurnishedHouse, openFurnishedHouse, type Person } from '#tests/furnished-house.ts'

let house: FurnishedHouse
const people: Record<string, Person> = {}
before(async () => {
  house = await openFurnishedHouse()
  for (const login of ['call-taker', 'dispatcher', 'street-clerk', 'shift-leader', 'reviewer'])
    people[login] = await house.signIn(login)
})
after(() => house.close())

interface Summary {
  id: number
  version: number
  state: string
}

const call = {
  type: 'citizen-appeal',
  channel: '12345',
  fields: { kind: 'help', text: '民族路路灯不亮', phone: '13812345678' },
}
const open = async (): Promise<Summary> => (await people['call-taker']!.post<Summary>('/cases', call)).body
const tries = (
  login: string,
  { id, version }: Summary,
  action: string,
  answers: object = {},
  more: object = {},
) =>
  people[login]!.post<Summary & { code: string }>(`/cases/${id}/actions/${action}`, {
    version,
    answers,
    ...more,
  })
const act = async (login: string, found: Summary, action: string, answers: object = {}): Promise<Summary> => {
  const { status, body } = await tries(login, found, action, answers)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
const streetUnit = async (): Promise<number> => {
  const { units } = await people.dispatcher!.get<{ units: { id: number; code: string }[] }>(
    '/org/units?kind=street',
  )
  return units.find((unit) => unit.code === '420103001')!.id
}
const handled = async (): Promise<Summary> => {
  const dispatched = await act('dispatcher', await open(), 'dispatch', { unit: await streetUnit() })
  return act('street-clerk', dispatched, 'sign')
}

test('a post that cases wait for is told apart from one that nothing waits for', async () => {
  const { district, house: parts } = house
  const waiting = (post: string) =>
    parts.store.inDistrict(district, ({ db }) => postWork.openTasks(db, district, post))
  const before = await waiting('dispatcher')
  await open()
  assert.equal((await waiting('dispatcher')) - before, 1)
  assert.equal(await waiting('accountant'), 0)
  assert.deepEqual(
    ['dispatcher', 'street-clerk', 'accountant', 'own-1'].map((post) => postWork.isNamed(post)),
    [true, true, false, false],
  )
})

test('a retired class is refused for a new case, stays with the old ones, and tells how many are open', async () => {
  const editor = await house.signIn('system-admin')
  const key = { edition: 'local-appeals', kind: 'appeal', code: '010201' }
  const path = `/catalogue/classes/${Object.values(key).join('/')}`
  const withClass = { ...call, class: key }
  const old = await people['call-taker']!.post<Summary>('/cases', withClass)
  assert.equal(old.status, 201)
  const retired = await editor.post<{ openCases: number }>(`${path}/retire`, { from: '2026-03-02' })
  assert.equal(retired.body.openCases, 1)
  const { engine, store, clock } = house.house
  const desk = () => store.inDistrict(house.district, ({ db }) => engine.desk(db, house.district, clock()))
  await until(async () => (await desk()).classes.get(Object.values(key).join('/')) === '2026-03-02')
  const again = await people['call-taker']!.post<{ code: string }>('/cases', withClass)
  assert.equal(again.body.code, 'flow.class-unknown')
  const kept = await people['call-taker']!.get<{ class: object }>(`/cases/${old.body.id}`)
  assert.deepEqual(kept.class, key)
  assert.equal((await editor.post(`${path}/restore`)).status, 200)
})

test('an attachment that nobody uploaded is refused: flow.file-unknown', async () => {
  const attachments = [{ hash: 'a'.repeat(64), kind: 'photo' }]
  const { body } = await people['call-taker']!.post<{ code: string }>('/cases', { ...call, attachments })
  assert.equal(body.code, 'flow.file-unknown')
})

test('personal data that was erased cannot be opened, and no chain breaks: flow.personal-erased', async () => {
  const found = await open()
  const { store } = house.house
  await store.inDistrict(house.district, ({ db }) =>
    sql`update flow.personal set sealed = null, salt = null, look_up = null, erased_at = now()
        where case_id = ${found.id}`.execute(db),
  )
  const { body } = await people['call-taker']!.post<{ code: string }>(`/cases/${found.id}/personal`, {
    reason: '回拨核实',
  })
  assert.equal(body.code, 'flow.personal-erased')
  assert.deepEqual((await verifyDistrict(store, house.district)).broken, [])
})

test('a request is decided once: flow.request-gone', async () => {
  let found = await handled()
  found = await act('street-clerk', found, 'extension', { reason: '管线协调' })
  found = await act('dispatcher', found, 'decline-extension', { reason: '可按期完成' })
  assert.match(
    (await tries('dispatcher', found, 'grant-extension')).body.code,
    /flow\.(request-gone|action-not-yours)/,
  )
})

test('extensions come to an end: flow.extensions-used-up', async () => {
  let found = await handled()
  for (const reason of ['第一次', '第二次']) {
    found = await act('street-clerk', found, 'extension', { reason })
    found = await act('dispatcher', found, 'grant-extension')
    found = await act('shift-leader', found, 'grant-extension')
  }
  assert.equal(
    (await tries('street-clerk', found, 'extension', { reason: '第三次' })).body.code,
    'flow.extensions-used-up',
  )
})

test('one character is no word to search for: flow.word-too-short', async () => {
  await assert.rejects(people.dispatcher!.get('/cases?q=灯'), /flow\.word-too-short/)
})

test('two characters find the case at once, and again when it is indexed', async () => {
  const found = await open()
  const search = () => people.dispatcher!.get<{ cases: { id: number }[] }>('/cases?q=路灯&limit=200')
  assert.ok((await search()).cases.some((one) => one.id === found.id))
  const { indexTexts } = await import('#engines/flow/flow.ts')
  assert.ok((await indexTexts(house.house.store, house.district, new Date())) > 0)
  assert.ok((await search()).cases.some((one) => one.id === found.id))
  assert.deepEqual((await people.dispatcher!.get<{ cases: unknown[] }>('/cases?q=龙虾')).cases, [])
  assert.deepEqual((await people.dispatcher!.get<{ cases: unknown[] }>('/cases?q=138123')).cases, [])
})

test('one flipped byte of history is found', async () => {
  const found = await open()
  const { store } = house.house
  const owner = await import('#tests/ask.ts')
  await owner.ask(
    house.database.ownerUrl,
    `begin; select set_config('huying.district', '${house.district}', true);
     update flow.step set answers = jsonb_set(answers, '{kind}', '"praise"') where case_id = ${found.id}; commit`,
  )
  const { broken } = await verifyDistrict(store, house.district)
  assert.deepEqual(broken, [{ case: found.id, seq: 1, why: 'the step is not what was written' }])
})
