import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'node:test'
import { z } from 'zod'
import { stage } from '#tests/stage.ts'
import { refusal, refuse } from './errors.ts'
import { route } from './route.ts'
import { sql } from './sql.ts'

const summary = { zh: '试', en: 'Try' }
const full = refusal('try.full', 409, { zh: '满了。', en: 'Full.' })
let isFull = false

/** Every call that is let through leaves a row. */
const write = route({
  method: 'POST',
  path: '/lines',
  can: 'lines.write',
  summary,
  body: z.object({ text: z.string(), slow: z.boolean().default(false) }),
  reply: z.object({ id: z.int() }),
  status: 201,
  async handle({ db, district, now, user, audit }, { body }) {
    if (isFull) refuse(full)
    const { rows } = await sql<{ id: number }>`
      insert into kernel.api_key (district_id, key_hash, account_id, title, made_at)
      values (${district}, convert_to(gen_random_uuid()::text, 'UTF8'), ${user.account}, ${body.text}, ${now})
      returning (select count(*) from kernel.api_key) as id`.execute(db)
    if (body.slow) await pause(20)
    audit(`line ${body.text}`, { length: body.text.length })
    return { id: rows[0]!.id }
  },
})
const exportLines = route({
  method: 'GET',
  path: '/lines.txt',
  can: 'lines.write',
  summary,
  reply: z.object({ lines: z.int() }),
  async handle({ audit }) {
    audit('lines', { why: '检查' })
    return { lines: 1 }
  },
})
const search = route({
  method: 'POST',
  path: '/lines/search',
  can: 'lines.write',
  summary,
  reads: true,
  body: z.object({ words: z.array(z.string()) }),
  reply: z.object({ found: z.int() }),
  handle: async (_, { body }) => ({ found: body.words.length }),
})
const reaching = route({
  method: 'GET',
  path: '/reaching',
  can: 'public',
  summary,
  reply: z.unknown(),
  transaction: false,
  handle: ({ db }) => sql`select 1`.execute(db),
})

const { inDistrict } = stage({
  routes: [write, exportLines, search, reaching],
  extend: (d) => ({
    writer: () => d.account({ permissions: ['lines.write'] }),
    count: async (table: string) => {
      const { rows } = await d.inside(({ db }) => sql`select from ${sql.raw(table)}`.execute(db))
      return rows.length
    },
  }),
})
const key = (text: string) => ({ 'idempotency-key': text })

test(
  'the same key gives the same reply and writes once',
  inDistrict(async (d) => {
    const writer = await d.writer()
    const first = await d.request(writer, 'POST', '/lines', { text: '一' }, key('k'))
    const again = await d.request(writer, 'POST', '/lines', { text: '一' }, key('k'))
    assert.deepEqual([again.status, again.text], [201, first.text])
    assert.equal(first.headers['idempotent-replayed'], undefined)
    assert.equal(again.headers['idempotent-replayed'], 'true')
    assert.equal(await d.count('kernel.api_key'), 1)
    assert.equal(await d.count('kernel.audit'), 1)
  }),
)

test(
  'twenty requests with one key at once: one effect, twenty same replies',
  inDistrict(async (d) => {
    const writer = await d.writer()
    const send = () => d.request(writer, 'POST', '/lines', { text: '同时', slow: true }, key('k'))
    const answers = await Promise.all(Array.from({ length: 20 }, send))
    assert.deepEqual(
      new Set(answers.map((answer) => `${answer.status} ${answer.text}`)),
      new Set(['201 {"id":0}']),
    )
    assert.equal(answers.filter((answer) => !answer.headers['idempotent-replayed']).length, 1)
    assert.equal(await d.count('kernel.api_key'), 1)
    assert.equal(await d.count('kernel.audit'), 1)
  }),
)

test(
  'a key belongs to one content, one account and one route',
  inDistrict(async (d) => {
    const writer = await d.writer()
    await d.reply(writer, 'POST', '/lines', { text: '一' }, key('k'))
    const other = { text: '二' }
    assert.equal(await d.refusal(writer, 'POST', '/lines', other, key('k')), 'kernel.key-reused')
    const long = await d.request(writer, 'POST', '/lines', other, key('k'.repeat(201)))
    assert.match(`${long.status} ${long.text}`, /^400 .*Idempotency-Key 超过 200 个字符/)
    const colleague = await d.writer()
    await d.reply(colleague, 'POST', '/lines', other, key('k'))
    assert.equal(await d.count('kernel.api_key'), 2)
    await d.reply(writer, 'POST', '/lines', { slow: false, text: '一' }, key('k'))
    assert.equal(
      await d.count('kernel.api_key'),
      2,
      'the order of fields and a default said aloud are nothing new',
    )
  }),
)

test(
  'a refusal leaves nothing, and its key may be used again',
  inDistrict(async (d) => {
    const writer = await d.writer()
    isFull = true
    assert.equal(await d.refusal(writer, 'POST', '/lines', { text: '一' }, key('k')), 'try.full')
    isFull = false
    assert.equal(await d.count('kernel.audit'), 0)
    assert.equal(await d.count('kernel.idempotency'), 0)
    assert.equal((await d.request(writer, 'POST', '/lines', { text: '一' }, key('k'))).status, 201)
    isFull = true
    const again = await d.request(writer, 'POST', '/lines', { text: '一' }, key('k'))
    isFull = false
    assert.equal(again.status, 201, 'what was done stays done, even where it would be refused now')
  }),
)

test(
  'the reply is kept with the write or not at all',
  inDistrict(async (d) => {
    const writer = await d.writer()
    await d.inside(({ db }) =>
      sql`insert into kernel.idempotency (district_id, account_id, key, request, status)
          values (${d.district}, ${writer.id}, 'other', '', 200)`.execute(db),
    )
    assert.equal(await d.refusal(writer, 'POST', '/lines', { text: '一' }, key('other')), 'kernel.key-reused')
    assert.equal(await d.count('kernel.api_key'), 0)
    assert.equal(await d.count('kernel.audit'), 0)
  }),
)

test(
  'a write is on record with who, what, whence and when; so is a read that says so',
  inDistrict(async (d) => {
    const writer = await d.writer()
    await d.reply(writer, 'POST', '/lines', { text: '一' })
    await d.reply(writer, 'GET', '/lines.txt')
    await d.reply(writer, 'POST', '/lines/search', { words: [] }, key('k'))
    const { rows } = await d.inside(({ db }) =>
      sql`select account_id, act, subject, details, address, at from kernel.audit order by id`.execute(db),
    )
    const who = { account_id: writer.id, address: '127.0.0.1', at: d.clock.now() }
    assert.deepEqual(rows, [
      { ...who, act: 'POST /lines', subject: 'line 一', details: { length: 1 } },
      { ...who, act: 'GET /lines.txt', subject: 'lines', details: { why: '检查' } },
    ])
    assert.equal(await d.count('kernel.idempotency'), 0, 'a search is not kept')
  }),
)

test(
  'a route that said it needs no transaction cannot reach for one',
  inDistrict(async (d) => {
    assert.equal(await d.refusal(undefined, 'GET', '/reaching'), 'kernel.failed')
    assert.match(String(d.failures[0]), /without a transaction/)
  }),
)
