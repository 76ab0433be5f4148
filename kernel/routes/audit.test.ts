import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { stage } from '#tests/stage.ts'
import { actNamed, auditEntry, thing } from '../audit.ts'
import { said, setting } from '../settings.ts'
import { sql } from '../sql.ts'

const { inDistrict } = stage({
  extend: async (d) => {
    const auditor = await d.account({ administration: 'audit', name: '审计员' })
    return {
      auditor,
      acts: (act: string, subject?: string, account = 0) =>
        d.inside(async ({ db, atCommit }) => {
          const made = { district: d.district, account, act, subject, address: '10.0.0.7', at: d.clock.now() }
          atCommit(auditEntry(db, made))
        }),
      read: (query = '') => d.reply<Page>(auditor, 'GET', `/audit${query}`),
    }
  },
})
type Text = { zh: string; en: string }
type Thing = { kind: Text | null; name: Text } | null
type Told = { label: Text; value: Text | null; before: Text | null; after: Text | null }
type Page = {
  entries: {
    id: number
    act: string
    subject: string | null
    name: string | null
    words: Text
    thing: Thing
    told: Told[]
  }[]
  next: number | null
}

test(
  'the trail is read newest first, page after page, while more is written',
  inDistrict(async (d) => {
    for (let i = 1; i <= 7; i += 1) await d.acts(`act ${i}`)
    const first = await d.read('?limit=3')
    assert.deepEqual(
      first.entries.map((row) => row.act),
      ['act 7', 'act 6', 'act 5'],
    )
    await d.acts('act 8')
    const second = await d.read(`?limit=3&before=${first.next}`)
    assert.deepEqual(
      second.entries.map((row) => row.act),
      ['act 4', 'act 3', 'act 2'],
    )
    const last = await d.read(`?limit=3&before=${second.next}`)
    assert.deepEqual([last.entries.map((row) => row.act), last.next], [['act 1'], null])
  }),
)

test(
  'the trail is searched by account, act, subject, verdict and time',
  inDistrict(async (d) => {
    const clerk = await d.account({ name: '王芳' })
    await d.acts('POST /cases', 'case 1', clerk.id)
    d.waits({ days: 1 })
    await d.acts('POST /cases/:id/actions/:action', 'case 1')
    const morning = d.clock.now().toISOString()
    d.waits({ days: 1 })
    await d.acts('sign-in', undefined, clerk.id)
    await d.refusal(clerk, 'GET', '/audit')
    const found = async (query: string) => (await d.read(query)).entries.map((row) => row.act)
    assert.deepEqual(await found(`?account=${clerk.id}`), ['GET /audit', 'sign-in', 'POST /cases'])
    assert.deepEqual(await found('?act=POST+/cases'), ['POST /cases'])
    assert.deepEqual(await found('?find=SE+1'), ['POST /cases/:id/actions/:action', 'POST /cases'])
    assert.deepEqual(await found('?subject=case+1'), ['POST /cases/:id/actions/:action', 'POST /cases'])
    assert.deepEqual(await found('?succeeded=false'), ['GET /audit'])
    assert.deepEqual(await found(`?until=${morning}`), ['POST /cases'])
    assert.deepEqual(await found(`?from=${morning}&subject=case+1`), ['POST /cases/:id/actions/:action'])
    assert.equal((await d.read('?act=sign-in')).entries[0]!.name, '王芳')
    assert.equal(await d.refusal(d.auditor, 'GET', '/audit?from=yesterday'), 'kernel.fields-wrong')
  }),
)

test(
  'an export opens in a spreadsheet, starts no formula, and is on record itself',
  inDistrict(async (d) => {
    await d.acts('sign-in', '=HYPERLINK("http://x")')
    await d.acts('note', '逗号, "引号"\n换行')
    const answer = await d.request(d.auditor, 'GET', '/audit.csv?act=')
    assert.equal(answer.status, 422)
    const { headers, text } = await d.request(d.auditor, 'GET', '/audit.csv')
    assert.match(String(headers['content-type']), /^text\/csv/)
    assert.match(String(headers['content-disposition']), /attachment/)
    const lines = parse(text, { bom: true }) as string[][]
    assert.equal(lines.length, 3)
    assert.deepEqual(lines.map((line) => line[6]).slice(1), ['逗号, "引号"\n换行', `'=HYPERLINK("http://x")`])
    assert.deepEqual(lines.map((line) => line[4]).slice(1), ['note', '登录'])
    const { entries } = await d.read('?act=GET+/audit.csv')
    assert.deepEqual(
      entries.map((row) => [row.act, row.name]),
      [['GET /audit.csv', '审计员']],
    )
  }),
)

test(
  'no one changes or removes an entry, whoever holds the server',
  inDistrict(async (d) => {
    await d.acts('sign-in')
    for (const text of [
      "update kernel.audit set act = ''",
      'delete from kernel.audit',
      'truncate kernel.audit',
    ])
      await assert.rejects(
        d.inside(({ db }) => sql.raw(text).execute(db)),
        /permission denied/,
        text,
      )
  }),
)

const colours = setting({
  key: 'test.audited',
  title: { zh: '灯色', en: 'Lights' },
  shape: z.object({
    late: z
      .enum(['red', 'black'])
      .meta(
        said('超时', 'Late', { options: { red: { zh: '红', en: 'red' }, black: { zh: '黑', en: 'black' } } }),
      ),
    days: z.int().meta(said('天数', 'Days')),
    names: z.array(z.object({ zh: z.string().meta(said('名', 'Name')) })).meta(said('名单', 'List')),
  }),
  usual: { late: 'red' as 'red' | 'black', days: 3, names: [] as { zh: string }[] },
})

test(
  'an entry says in words what was done to what, and of a change what differs, before and after',
  inDistrict(async (d) => {
    const system = await d.account({ administration: 'system', name: '周系统' })
    const value = { late: 'black', days: 3, names: [{ zh: '甲' }] }
    await d.reply(system, 'PUT', `/settings/${colours.key}`, { value })
    const { entries } = await d.read('?thing=setting')
    const { words, thing, told, name } = entries[0]!
    assert.deepEqual(
      [name, words.zh, words.en, thing?.kind?.en, thing?.name.zh],
      ['周系统', '修改设置项', 'Change a setting', 'setting', '灯色'],
    )
    assert.deepEqual(
      told.map(({ label, before, after }) => [label.zh, before?.zh, after?.zh, after?.en]),
      [
        ['超时', '红', '黑', 'black'],
        ['名单', '—', '名：甲', 'Name: 甲'],
      ],
    )
  }),
)

test(
  'accounts are named as they are called now, administrations by their titles',
  inDistrict(async (d) => {
    const security = await d.account({ administration: 'security' })
    await d.account({ administration: 'security' })
    const clerk = await d.account({ name: '王芳' })
    await d.reply(security, 'PUT', `/accounts/${clerk.id}/administration`, { administration: 'audit' })
    const { entries } = await d.read(`?subject=account+${clerk.id}&thing=account`)
    assert.match(entries[0]!.thing!.name.zh, /^王芳（/)
    assert.deepEqual(
      entries[0]!.told.map(({ label, before, after }) => [label.zh, before?.zh, after?.en]),
      [
        ['管理员身份', '—', 'audit administrator'],
        ['账号', undefined, undefined],
      ],
    )
    assert.deepEqual((await d.read('?thing=setting')).entries, [])
  }),
)

test(
  'the choices of the page are every act and every thing',
  inDistrict(async (d) => {
    type Choices = { acts: { act: string; words: Text; writes: boolean }[]; things: { word: string }[] }
    const { acts, things } = await d.reply<Choices>(d.auditor, 'GET', '/audit/choices')
    assert.equal(acts.find(({ act }) => act === 'PUT /settings/:key')?.words.zh, '修改设置项')
    assert.equal(acts.find(({ act }) => act === 'sign-in')?.words.en, 'Sign in')
    assert.equal(acts.find(({ act }) => act === 'GET /audit')?.writes, false)
    assert.ok(things.some(({ word }) => word === 'account'))
    await d.refusal(await d.account({}), 'GET', '/audit/choices')
  }),
)

test('a thing and an act are named once', () => {
  assert.throws(() => thing({ word: 'account', title: { zh: '账号', en: 'account' } }), /declared twice/)
  assert.throws(() => actNamed('sign-in', { zh: '登录', en: 'Sign in' }), /named twice/)
})
