import assert from 'node:assert/strict'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { z } from 'zod'
import { type District, stage } from '#tests/stage.ts'
import { refusal, refuse } from './errors.ts'
import { raw, type Route, route } from './route.ts'
import { sql } from './sql.ts'

const summary = { zh: '试', en: 'Try' }
const outOfWords = refusal('try.out-of-words', 409, {
  zh: '“{word}”用完了。',
  en: '“{word}” is used up.',
})

const say = route({
  method: 'POST',
  path: '/words/:times',
  can: 'words.say',
  summary,
  params: z.object({ times: z.coerce.number().int().min(1).max(9) }),
  query: z.object({ loud: z.stringbool().default(false) }),
  body: z.object({ word: z.string().max(10), to: z.object({ name: z.string() }).optional() }),
  reply: z.object({ said: z.string() }),
  status: 201,
  async handle(_, { params, query, body }) {
    if (body.word === '没有') refuse(outOfWords, { word: body.word })
    const said = body.word.repeat(params.times)
    return { said: query.loud ? `${said}！` : said }
  },
})
const read = route({
  method: 'GET',
  path: '/words',
  can: 'signed-in',
  summary,
  reply: z.object({ word: z.string() }),
  handle: async () => ({ word: '好' }),
})
const post = route({
  method: 'POST',
  path: '//open/words',
  can: 'public',
  summary,
  body: z.object({ text: z.string() }),
  reply: z.object({ by: z.string(), district: z.int() }),
  districtOf: ({ body }) => (body.text === '武昌' ? 420106 : undefined),
  handle: async ({ user, district }) => ({ by: user.name, district }),
})
const broken = (path: string, handle: Route['handle']) =>
  route({ method: 'GET', path, can: 'public', summary, reply: z.unknown(), handle })
const csv = raw({ headers: { 'content-type': 'text/csv' }, body: '' })
const failing = [
  broken('/bug', () => Promise.reject(new TypeError('x is undefined, and 13971234567 too'))),
  broken('/bad-sql', ({ db }) => sql`select nonsense`.execute(db)),
  broken('/nul', ({ db }) => sql`select ${'a\u0000'}::text`.execute(db)),
  broken('/away', () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))),
  { ...read, path: '/wrong-shape', handle: async () => ({ word: 1 }) },
  { ...read, path: '/another-form', handle: async () => csv },
  { ...read, path: '/too-much', handle: async () => ({ word: '好', hash: 'secret' }) },
]
const page = route({
  method: 'GET',
  path: '//page',
  can: 'public',
  summary,
  reply: z.string(),
  media: ['text/html'],
  transaction: false,
  handle: async () =>
    raw({ headers: { 'content-type': 'text/html', 'cache-control': 'max-age=60' }, body: '<p>' }),
})

const { inDistrict } = stage({
  routes: [say, read, post, ...failing, page],
  extend: (d) => ({ speaker: () => d.account({ name: '发言人', permissions: ['words.say'] }) }),
})

test(
  'a reply has its status, its shape, and is not kept by caches',
  inDistrict(async (d) => {
    const answer = await d.request(await d.speaker(), 'POST', '/words/2?loud=true', { word: '好' })
    assert.equal(answer.status, 201)
    assert.deepEqual(answer.body, { said: '好好！' })
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.match(String(answer.headers['content-security-policy']), /default-src 'self'/)
    assert.equal(answer.headers['x-content-type-options'], 'nosniff')
    assert.equal((await d.request(undefined, 'GET', '//page')).headers['cache-control'], 'max-age=60')
  }),
)

test(
  'every field that does not fit is named at once',
  inDistrict(async (d) => {
    const body = { word: '一二三四五六七八九十百', to: { name: 7 } }
    const answer = await d.request<Issues>(await d.speaker(), 'POST', '/words/99?loud=perhaps', body)
    assert.equal(answer.status, 422)
    assert.equal(answer.body.code, 'kernel.fields-wrong')
    const fields = answer.body.details.issues.map((issue) => issue.field)
    assert.deepEqual(fields, ['params.times', 'query.loud', 'word', 'to.name'])
  }),
)
type Issues = { code: string; details: { issues: { field: string; problem: string }[] } }

test(
  'a refusal says what to do in both languages',
  inDistrict(async (d) => {
    const answer = await d.request(await d.speaker(), 'POST', '/words/1', { word: '没有' })
    assert.equal(answer.status, 409)
    assert.deepEqual(answer.body, {
      code: 'try.out-of-words',
      message: { zh: '“没有”用完了。', en: '“没有” is used up.' },
      details: { word: '没有' },
    })
  }),
)

test(
  'what cannot be read is refused, whatever it is',
  inDistrict(async (d) => {
    const speaker = await d.speaker()
    const send = async (payload: string, type = 'application/json') => {
      const headers = { 'content-type': type }
      const { status, body } = await d.request<{ code: string }>(
        speaker,
        'POST',
        '/words/1',
        payload,
        headers,
      )
      return `${status} ${body.code}`
    }
    assert.equal(await send('{"word": '), '400 kernel.malformed')
    assert.equal(await send(''), '400 kernel.malformed')
    assert.equal(await send('{"__proto__": {"word": "x"}}'), '400 kernel.malformed')
    for (const type of ['application/xml', 'text/plain', 'multipart/form-data; boundary=x'])
      assert.equal(await send('--x--\r\n', type), '415 kernel.media-type-wrong')
    for (const json of ['null', '[]', '7', '"word"', '{}', '{"word":{}}'])
      assert.equal(await send(json), '422 kernel.fields-wrong', json)
    const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`
    assert.equal(await send(`{"word":${deep}}`), '422 kernel.fields-wrong')
    assert.equal(await send(`{"word":"好","more":${deep}}`), '201 undefined')
    assert.equal(await send(`{"word":"${'x'.repeat(1 << 20)}"}`), '413 kernel.too-large')
  }),
)

test(
  'an address that is none, or no address at all',
  inDistrict(async (d) => {
    for (const path of ['/nothing', '//nothing', '//', '/words/1/2/3', '/../etc/passwd'])
      assert.equal(await d.refusal(undefined, 'GET', path), 'kernel.not-found', path)
    assert.equal(await d.refusal(undefined, 'DELETE', '/words'), 'kernel.not-found')
    assert.equal(await d.refusal(undefined, 'GET', '/%zz'), 'kernel.malformed')
    assert.equal(await d.refusal(undefined, 'GET', `/words/${'9'.repeat(400)}`), 'kernel.not-found')
  }),
)

test(
  'nobody without a session, no page from elsewhere, nothing without the permission',
  inDistrict(async (d) => {
    const speaker = await d.speaker()
    const word = { word: '好' }
    assert.equal(await d.refusal(undefined, 'POST', '/words/1', word), 'kernel.not-signed-in')
    assert.equal(await d.refusal(undefined, 'GET', '/words'), 'kernel.not-signed-in')
    const stale = { ...speaker, csrf: 'x' }
    assert.equal(await d.refusal(stale, 'POST', '/words/1', word), 'kernel.wrong-token')
    assert.equal((await d.request(stale, 'GET', '/words')).status, 200, 'reading needs no token')
    for (const token of ['x', '1.x', `${d.district}.x`, `999999999999.x`, `-1.${speaker.token}`])
      assert.equal(await d.refusal({ ...speaker, token }, 'GET', '/words'), 'kernel.not-signed-in', token)
    const other = await d.account()
    const answer = await d.request<{ code: string }>(other, 'POST', '/words/1', word)
    assert.equal(answer.status, 403)
    assert.match(answer.text, /words\.say/)
    assert.equal(
      await d.refusal(other, 'POST', '/words/1', 'broken'),
      'kernel.not-allowed',
      'before the body',
    )
  }),
)

test(
  'what was not allowed is on record',
  inDistrict(async (d) => {
    const other = await d.account()
    await d.refusal(other, 'POST', '/words/3', { word: '好' })
    await d.reply(await d.speaker(), 'POST', '/words/1', { word: '好' })
    const { rows } = await d.inside(({ db }) =>
      sql`select account_id = ${other.id} as other, act, succeeded from kernel.audit order by id`.execute(db),
    )
    assert.deepEqual(rows, [
      { other: true, act: 'POST /words/:times', succeeded: false },
      { other: false, act: 'POST /words/:times', succeeded: true },
    ])
  }),
)

test(
  'a public route knows a signed-in reader, but not one whose browser was made to post',
  inDistrict(async (d) => {
    const speaker = await d.speaker()
    const by = async (who: typeof speaker | undefined, text = '') =>
      (await d.reply(who, 'POST', '//open/words', { text }))['by']
    assert.equal(await by(undefined), '')
    assert.equal(await by(speaker), '发言人')
    assert.equal(await by({ ...speaker, csrf: '' }), '')
    assert.equal(await by(speaker, '武昌'), '', 'in another district nobody is known')
  }),
)

test(
  'a bug is told from a database that is away, and nothing internal leaves',
  inDistrict(async (d) => {
    const told: string[] = []
    for (const path of ['/bug', '/bad-sql', '/away', '/nul']) {
      const { status, body, text } = await d.request<{ code: string }>(undefined, 'GET', path)
      told.push(`${path} ${status} ${body.code}`)
      assert.doesNotMatch(text, /undefined|nonsense|1397|ECONN|at /)
    }
    assert.deepEqual(told, [
      '/bug 500 kernel.failed',
      '/bad-sql 500 kernel.failed',
      '/away 503 kernel.unavailable',
      '/nul 400 kernel.malformed',
    ])
    assert.equal(d.failures.length, 3)
    assert.match(String(d.failures[0]), /x is undefined/)
  }),
)

test(
  '200 MB are refused at the first sign, not after they came',
  inDistrict(async (d) => {
    const speaker = await d.speaker()
    const begun = await beginUpload(d, speaker, 200 << 20)
    assert.equal(begun.status, 413)
    assert.equal(JSON.parse(begun.text).code, 'kernel.too-large')
    const nobody = await beginUpload(d, { token: 'x', csrf: 'x' }, 200 << 20)
    assert.equal(nobody.status, 401, 'and from nobody not a byte is read')
  }),
)

/** Announces a large body, sends a thousand bytes of it, and reads the answer. */
async function beginUpload(d: District, by: { token: string; csrf: string }, bytes: number) {
  await d.app.listen({ port: 0, host: '127.0.0.1' }).catch(() => {})
  const { port } = d.app.server.address() as AddressInfo
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = http.request({
      port,
      method: 'POST',
      path: '/api/words/1',
      headers: {
        'content-type': 'application/json',
        'content-length': bytes,
        cookie: `huying_session=${by.token}`,
        'x-csrf-token': by.csrf,
      },
    })
    request.on('error', reject)
    request.on('response', (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => {
        request.destroy()
        resolve({ status: response.statusCode!, text })
      })
    })
    request.write('x'.repeat(1000))
  })
}

const hurried = stage({ routes: [post], rateFactor: 0.05 })

test(
  'a public write is limited by the minute and says how long to wait',
  hurried.inDistrict(async (d) => {
    const codes = []
    for (let i = 0; i < 4; i += 1)
      codes.push((await d.request(undefined, 'POST', '//open/words', { text: '' })).status)
    assert.deepEqual(codes, [200, 200, 200, 429])
    const answer = await d.request<{ code: string }>(undefined, 'POST', '//open/words', { text: '' })
    assert.equal(answer.body.code, 'kernel.too-many')
    assert.ok(Number(answer.headers['retry-after']) > 0)
    assert.equal((await d.request(undefined, 'GET', '//healthz')).status, 200, 'reading goes on')
  }),
)

test(
  'a reply that is not of its declared shape, or holds more, is found out in tests',
  inDistrict(async (d) => {
    const reader = await d.account()
    for (const path of ['/wrong-shape', '/too-much', '/another-form'])
      assert.equal(await d.refusal(reader, 'GET', path), 'kernel.failed', path)
    assert.match(String(d.failures[0]), /is not of its shape/)
    assert.match(String(d.failures[1]), /holds more than its shape/)
    assert.match(String(d.failures[2]), /is text\/csv: say so in its media/)
  }),
)
