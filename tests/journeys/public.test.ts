import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '#kernel/sql.ts'
import { type FurnishedHouse, openFurnishedHouse, type Person } from '#tests/furnished-house.ts'

let house: FurnishedHouse
before(async () => void (house = await openFurnishedHouse()))
after(() => house.close())

interface Receipt {
  number: string
  code: string
}
interface Followed {
  state: { zh: string }
  steps: { title: { zh: string } }[]
  reply: string | null
  closedAt: string | null
  rated: boolean
  may: { supplement: boolean; withdraw: boolean }
}
const said = {
  channel: 'web',
  kind: 'help',
  text: '门口路灯不亮三天了，请联系027-85771234。',
  address: '民族路',
  place: { lng: 114.283612, lat: 30.580512 },
  name: '王小明',
  phone: '13812345678',
}
const personal = /13812345678|85771234|王小明/

const send = (method: 'GET' | 'POST', url: string, payload?: object) =>
  house.app.inject({ method, url: `/api/public/appeals${url}`, ...(payload && { payload }) })
const report = async (more: object = {}): Promise<Receipt> => {
  const answer = await send('POST', '', { ...said, ...more })
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<Receipt>()
}
const follow = async ({ number, code }: Receipt): Promise<Followed> => {
  const answer = await send('GET', `/${number}?code=${code}`)
  assert.equal(answer.statusCode, 200, answer.body)
  assert.doesNotMatch(answer.body, personal)
  return answer.json<Followed>()
}
const codeOf = (answer: { body: string }) => (JSON.parse(answer.body) as { code: string }).code

async function caseOf(number: string): Promise<{ id: number; version: number }> {
  const { rows } = await house.house.store.inDistrict(house.district, ({ db }) =>
    sql<{ id: number; version: number }>`select id, version from flow.case
      where district_id = ${house.district} and number = ${number}`.execute(db),
  )
  return rows[0]!
}

/** The call-taker answers at once: the shortest way to a closed appeal. */
async function answerAtOnce(number: string, reply: string): Promise<void> {
  const dispatcher: Person = await house.signIn('dispatcher')
  const { id, version } = await caseOf(number)
  const done = await dispatcher.post(`/cases/${id}/actions/answer`, { version, answers: { reply } })
  assert.equal(done.status, 200, JSON.stringify(done.body))
}

test('a citizen reports, follows, adds a word, reads the answer and rates it once', async () => {
  const receipt = await report()
  assert.match(receipt.number, /^WZ20260302\d{5}$/)
  assert.match(receipt.code, /^[A-HJ-NP-Z2-9]{8}$/)
  const path = `/${receipt.number}`
  const rating = { code: receipt.code, satisfied: 'satisfied', solved: 'solved' }

  const first = await follow(receipt)
  assert.deepEqual([first.state.zh, first.steps.map((step) => step.title.zh)], ['待派单', ['登记']])
  assert.equal(codeOf(await send('POST', `${path}/rating`, rating)), 'flow.action-not-offered')
  const added = { code: receipt.code.toLowerCase(), text: '第二盏也不亮了，电话13812345678' }
  assert.equal((await send('POST', `${path}/supplement`, added)).statusCode, 200)

  await answerAtOnce(receipt.number, '已安排抢修，请拨13812345678')
  const closed = await follow(receipt)
  assert.deepEqual([closed.state.zh, closed.rated], ['已结案', false])
  assert.match(closed.reply!, /^已安排抢修/)
  assert.equal(codeOf(await send('POST', `${path}/supplement`, added)), 'flow.case-closed')
  assert.equal(
    codeOf(await send('POST', `${path}/rating`, { ...rating, solved: 'unreachable' })),
    'kernel.fields-wrong',
  )
  assert.equal((await send('POST', `${path}/rating`, rating)).statusCode, 200)
  assert.equal((await follow(receipt)).rated, true)
  assert.equal(codeOf(await send('POST', `${path}/rating`, rating)), 'appeals.rated-already')
})

test('a citizen withdraws what is still open, with or without a reason, and is told what to do when it is too late', async () => {
  const withdraw = ({ number, code }: Receipt, more: object = {}) =>
    send('POST', `/${number}/withdrawal`, { code, ...more })
  const stepOf = ({ number }: Receipt) =>
    house.house.store.inDistrict(house.district, async ({ db }) => {
      const { rows } = await sql<{ by: string; reason: string }>`
        select s.actor_name as by, s.answers ->> 'reason' as reason from flow.step s
        join flow.case c on c.district_id = s.district_id and c.id = s.case_id
        where c.district_id = ${house.district} and c.number = ${number} and s.action = 'withdraw'`.execute(
        db,
      )
      return rows
    })
  const [silent, mended] = [await report(), await report()]
  assert.equal((await follow(silent)).may.withdraw, true)
  assert.equal((await withdraw(silent)).statusCode, 200)
  assert.equal((await withdraw(mended, { reason: '自己修好了，13812345678' })).statusCode, 200)
  assert.deepEqual(await stepOf(silent), [{ by: '市民', reason: '群众凭查询码撤回，未说明理由' }])
  assert.deepEqual(await stepOf(mended), [{ by: '市民', reason: '自己修好了，138****5678' }])
  const { state, may, reply } = await follow(silent)
  assert.deepEqual([state.zh, may.withdraw, may.supplement, reply], ['已撤回', false, false, null])
  assert.equal(codeOf(await withdraw(silent)), 'exchange.already-withdrawn')

  const answered = await report()
  await answerAtOnce(answered.number, '已处理完毕')
  assert.equal((await follow(answered)).may.withdraw, false)
  assert.equal(codeOf(await withdraw(answered)), 'exchange.withdraw-answered')
  assert.equal(codeOf(await withdraw({ ...silent, code: answered.code })), 'exchange.appeal-unknown')
  assert.equal(codeOf(await withdraw(await report(), { reason: '嗯' })), 'kernel.fields-wrong')
})

test('what others reported was joined to it: it goes on, and so does the merged one', async () => {
  const [master, twin] = [await report(), await report()]
  const dispatcher = await house.signIn('dispatcher')
  const [into, merged] = [await caseOf(master.number), await caseOf(twin.number)]
  const done = await dispatcher.post(`/cases/${merged.id}/actions/merge`, {
    ...{ version: merged.version, answers: { case: into.id, reason: '同一件事' } },
  })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  const withdraw = async ({ number, code }: Receipt) =>
    codeOf(await send('POST', `/${number}/withdrawal`, { code }))
  assert.equal((await follow(master)).may.withdraw, false)
  assert.equal(await withdraw(master), 'exchange.withdraw-joined')
  assert.equal(await withdraw(twin), 'exchange.withdraw-ended')
})

test('a rating that comes too late is refused', async () => {
  const receipt = await report({ channel: 'kiosk' })
  await answerAtOnce(receipt.number, '已处理完毕')
  house.clock.advance(31 * 86_400_000)
  const rating = { code: receipt.code, satisfied: 'fair', solved: 'solved' }
  assert.equal(codeOf(await send('POST', `/${receipt.number}/rating`, rating)), 'appeals.rating-over')
})

test('a wrong code, a foreign number and a foreign district are one and the same: unknown', async () => {
  const [mine, other] = [await report(), await report()]
  const unknown = 'exchange.appeal-unknown'
  for (const url of [
    `/${mine.number}?code=${other.code}`,
    `/${mine.number}?code=`,
    `/${mine.number}?code=${mine.code}A`,
    `/WZ2026030299999?code=${mine.code}`,
    `/${mine.number}?code=${mine.code}&district=420199`,
    `/${mine.number}?code=${encodeURIComponent('查询码查询码查询')}`,
  ])
    assert.equal(codeOf(await send('GET', url)), unknown, url)
  for (const [path, more] of [
    ['rating', { satisfied: 'fair', solved: 'solved' }],
    ['supplement', { text: '补充' }],
  ] as const)
    assert.equal(
      codeOf(await send('POST', `/${mine.number}/${path}`, { code: other.code, ...more })),
      unknown,
    )
  const foreign = await send('POST', '', { ...said, district: 420199 })
  assert.equal(codeOf(foreign), 'exchange.district-unknown')
})

test('a reporter who wants secrecy follows the own report, and nobody finds it nearby', async () => {
  const place = { lng: 114.2701, lat: 30.6001 }
  const receipt = await report({ kind: 'report', place })
  assert.equal((await follow(receipt)).state.zh, '待派单')
  const near = await send('GET', `/near?lng=${place.lng}&lat=${place.lat}`)
  assert.deepEqual(near.json(), { appeals: [] })
})

test('nearby shows what and about where, never what was said nor who said it', async () => {
  const place = { lng: 114.281234567, lat: 30.601234567 }
  await report({ place })
  const answer = await send('GET', `/near?lng=114.2813&lat=30.6013`)
  assert.deepEqual(answer.json(), {
    appeals: [{ class: null, state: { zh: '待派单', en: 'To dispatch' }, lng: 114.2812, lat: 30.6012 }],
  })
  assert.deepEqual((await send('GET', '/near?lng=114.30&lat=30.62')).json(), { appeals: [] })
  assert.equal(codeOf(await send('GET', '/near?lng=east&lat=30')), 'kernel.fields-wrong')
})
