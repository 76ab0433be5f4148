import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { sql } from '#kernel/sql.ts'
import { type FurnishedHouse, openFurnishedHouse } from '#tests/furnished-house.ts'

let house: FurnishedHouse
before(async () => void (house = await openFurnishedHouse()))
after(() => house.close())

const get = (url: string) => house.app.inject({ method: 'GET', url: `/api/public${url}` })
const post = (url: string, payload: object) =>
  house.app.inject({ method: 'POST', url: `/api/public${url}`, payload })
const codeOf = (answer: { body: string }) => (JSON.parse(answer.body) as { code: string }).code
const dayMs = 86_400_000

interface Receipt {
  number: string
  code: string
}
interface May {
  may: { supplement: boolean; withdraw: boolean; rateUntil: string | null; reopenUntil: string | null }
  state: { zh: string }
}

const report = async (more: object = {}): Promise<Receipt> => {
  const answer = await post('/appeals', { channel: 'web', kind: 'help', text: '路灯不亮三天了。', ...more })
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<Receipt>()
}
const follow = async ({ number, code }: Receipt) => (await get(`/appeals/${number}?code=${code}`)).json<May>()
const rowOf = async (number: string) =>
  (
    await house.house.store.inDistrict(house.district, ({ db }) =>
      sql<{ id: number; version: number }>`select id, version from flow.case
        where district_id = ${house.district} and number = ${number}`.execute(db),
    )
  ).rows[0]!
async function answerAtOnce(number: string): Promise<void> {
  const dispatcher = await house.signIn('dispatcher')
  const { id, version } = await rowOf(number)
  const done = await dispatcher.post(`/cases/${id}/actions/answer`, {
    version,
    answers: { reply: '已派人修好。' },
  })
  assert.equal(done.status, 200, JSON.stringify(done.body))
}

/** A form as a browser sends it. */
async function upload(name: string, bytes: Buffer, count = 1) {
  const boundary = 'huying-boundary'
  const part = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n` +
        'Content-Type: application/octet-stream\r\n\r\n',
    ),
    bytes,
    Buffer.from('\r\n'),
  ])
  const payload = Buffer.concat([
    ...Array.from({ length: count }, () => part),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  return house.app.inject({ method: 'POST', url: '/api/public/photos', headers, payload })
}

test('the pages of residents learn what may be chosen from the declaration', async () => {
  const told = (await get('/district')).json<{
    name: { zh: string }
    kinds: { code: string; title: { zh: string } }[]
    satisfied: { code: string }[]
    kiosk: { idleSeconds: number; hints: object[] }
  }>()
  assert.equal(told.name.zh, '江汉区')
  assert.deepEqual(told.kinds.map(({ title }) => title.zh).slice(0, 3), ['咨询', '求助', '投诉'])
  assert.deepEqual(
    told.satisfied.map(({ code }) => code),
    ['satisfied', 'fair', 'dissatisfied'],
  )
  assert.equal(told.kiosk.idleSeconds, 60)
  assert.equal(codeOf(await get('/district?district=420199')), 'exchange.district-unknown')
})

test('a hall sets the hints of its kiosk, and residents see them', async () => {
  const keeper = await house.signIn('system-admin')
  const value = { idleSeconds: 30, hints: [{ zh: '请排队使用', en: 'Please queue' }] }
  const changed = await keeper.send('PUT', '/api/settings/exchange.kiosk', { value })
  assert.equal(changed.statusCode, 200, changed.body)
  assert.deepEqual((await get('/district')).json<{ kiosk: object }>().kiosk, value)
})

test('streets, places and the street of a position are for everybody', async () => {
  const { streets, communities } = (await get('/areas')).json<Record<string, { rings: number[][][] }[]>>()
  assert.equal(streets!.length, 13)
  assert.ok(communities!.length > 100)
  assert.deepEqual(streets![0]!.rings[0]![0], streets![0]!.rings[0]!.at(-1), 'a ring comes back')
  const { places } = (await get('/places?q=民族路')).json<{ places: { lng: number; lat: number }[] }>()
  const { lng, lat } = places[0]!
  const here = (await get(`/location?lng=${lng}&lat=${lat}`)).json<{ inside: boolean; street: object }>()
  assert.ok(here.inside && here.street)
  assert.deepEqual((await get('/location?lng=116.4&lat=39.9')).json(), {
    inside: false,
    street: null,
    community: null,
  })
})

test('photos of a resident go with the report; nothing else is taken, and nobody outside reads them', async () => {
  const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#886' } })
    .jpeg()
    .toBuffer()
  const sent = await upload('lamp.jpg', picture)
  assert.equal(sent.statusCode, 201, sent.body)
  const { hash } = sent.json<{ files: { hash: string }[] }>().files[0]!
  const { number } = await report({ photos: [hash] })
  const dispatcher = await house.signIn('dispatcher')
  const shown = await dispatcher.send('GET', `/api/cases/${(await rowOf(number)).id}`)
  assert.match(shown.body, new RegExp(hash))
  assert.equal(codeOf(await upload('note.txt', Buffer.from('no picture at all'))), 'exchange.photos-only')
  assert.equal(codeOf(await upload('lamp.jpg', picture, 7)), 'exchange.photos-only')
  assert.equal((await house.app.inject(`/api/files/${hash}`)).statusCode, 401)
  const unknown = await post('/appeals', {
    ...{ channel: 'web', kind: 'help', text: '没有这张照片' },
    photos: ['0'.repeat(64)],
  })
  assert.equal(codeOf(unknown), 'flow.file-unknown')
})

test('“not solved” reopens within the window, and is told to report anew after it', async () => {
  const receipt = await report()
  const path = `/appeals/${receipt.number}/reopening`
  const said = { code: receipt.code, reason: '灯又灭了' }
  assert.deepEqual((await follow(receipt)).may, {
    supplement: true,
    withdraw: true,
    rateUntil: null,
    reopenUntil: null,
  })
  assert.equal(codeOf(await post(path, said)), 'flow.action-not-offered')
  await answerAtOnce(receipt.number)
  const closedAt = house.clock.now().getTime()
  const { may } = await follow(receipt)
  assert.deepEqual(
    [may.rateUntil, may.reopenUntil].map((until) => (Date.parse(until!) - closedAt) / dayMs),
    [30, 15],
  )
  assert.equal(codeOf(await post(path, { ...said, code: 'AAAAAAAA' })), 'exchange.appeal-unknown')
  assert.equal((await post(path, said)).statusCode, 200)
  assert.equal((await follow(receipt)).state.zh, '待派单')

  await answerAtOnce(receipt.number)
  house.clock.advance(16 * dayMs)
  assert.equal((await follow(receipt)).may.reopenUntil, null)
  assert.equal(codeOf(await post(path, said)), 'flow.window-passed')
})
