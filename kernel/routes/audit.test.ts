import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { stage } from '#tests/stage.ts'
import { auditEntry } from '../audit.ts'
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
type Page = {
  entries: { id: number; act: string; subject: string | null; name: string | null }[]
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
    assert.deepEqual(await found('?act=POST'), ['POST /cases/:id/actions/:action', 'POST /cases'])
    assert.deepEqual(await found('?subject=case+1'), ['POST /cases/:id/actions/:action', 'POST /cases'])
    assert.deepEqual(await found('?succeeded=false'), ['GET /audit'])
    assert.deepEqual(await found(`?until=${morning}`), ['POST /cases'])
    assert.deepEqual(await found(`?from=${morning}&act=POST`), ['POST /cases/:id/actions/:action'])
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
    assert.deepEqual(lines.map((line) => line[5]).slice(1), ['逗号, "引号"\n换行', `'=HYPERLINK("http://x")`])
    const { entries } = await d.read('?act=GET')
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
