import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readXlsx } from '#kernel/documents.ts'
import { runJob } from '#kernel/jobs.ts'
import { sessionCookie } from '#kernel/session-cookie.ts'
import { type FlowDistrict, flowStage, type Post } from '#tests/stage/flow.ts'
import { exportJob } from './export-list.ts'

const { inDistrict } = flowStage()

interface Export {
  id: number
  state: string
  expected: number | null
  rows: number
  size: number | null
}

const asked = (format: 'csv' | 'xlsx', more: object = {}) => ({
  format,
  columns: ['number', 'state', 'what', 'unit', 'opened'],
  ...more,
})

const ask = (d: FlowDistrict, who: Post, body: object) =>
  d.ask<Export & { code: string }>(who.account, 'POST', '/case-exports', body)
const making = (d: FlowDistrict, id: number) =>
  runJob(
    exportJob(d.house.engine),
    { ...d.house, clock: d.clock.now },
    { district: d.district, payload: { id } },
  )
const mine = async (d: FlowDistrict, who: Post) =>
  (await d.ask<{ exports: Export[] }>(who.account, 'GET', '/case-exports')).body.exports

async function fetched(d: FlowDistrict, who: Post, id: number) {
  const session = await d.house.auth.openSession(d.district, who.account)
  return d.app.inject({
    method: 'GET',
    url: `/api/case-exports/${id}/file`,
    headers: { cookie: `${sessionCookie}=${session.token}` },
  })
}

test(
  'a list becomes a file: filtered, masked, each row with its watermark, asked for and fetched on record',
  inDistrict(async (d) => {
    const text = '路灯不亮，请联系 13812345678'
    const appeal = await d.callTaker.opens('citizen-appeal', { kind: 'help', text, phone: '13812345678' })
    await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
    await d.callTaker.opens('citizen-appeal', { kind: 'help', text: '还没有派出去的' })
    const { status, body: order } = await ask(d, d.dispatcher, asked('csv', { filter: { state: 'signing' } }))
    assert.deepEqual([status, order.state], [201, 'waiting'])
    const early = await fetched(d, d.dispatcher, order.id)
    assert.equal(early.json().code, 'flow.export-not-ready')
    await making(d, order.id)
    const [done] = await mine(d, d.dispatcher)
    assert.deepEqual([done?.state, done?.expected, done?.rows], ['done', 1, 1])
    const file = await fetched(d, d.dispatcher, order.id)
    const [titles, row, ...rest] = file.body.replace('\uFEFF', '').trim().split('\r\n')
    assert.equal(titles, '案件号,状态,内容,承办单位,登记时间,导出水印')
    assert.match(row!, /^[A-Z]{2}\d+,待签收,.*,.*,2026-03-02 09:00:00,.+ 2026-03-02 09:00 导出 \d+ 号$/)
    assert.equal(rest.length, 0)
    assert.ok(!file.body.includes('13812345678'), 'no personal data')
    assert.equal(Number(file.headers['content-length']), file.rawPayload.length)
    const trail = await d.inside<{ act: string }>(
      `select act from kernel.audit where subject = 'export ${order.id}' order by id`,
    )
    assert.deepEqual(
      trail.map(({ act }) => act),
      ['POST /case-exports', 'GET /case-exports/:id/file'],
    )
  }),
)

test(
  'words that were searched for, as a workbook in English; somebody else’s export is nobody’s',
  inDistrict(async (d) => {
    await d.callTaker.opens('citizen-appeal', { kind: 'help', text: '井盖松动，车过就响' })
    await d.callTaker.opens('citizen-appeal', { kind: 'help', text: '井盖丢了' })
    const { body: order } = await ask(d, d.shiftLeader, asked('xlsx', { q: '井盖', language: 'en' }))
    await making(d, order.id)
    const file = await fetched(d, d.shiftLeader, order.id)
    const [sheet] = await readXlsx(file.rawPayload)
    const rows = sheet!.rows.map(({ cells }) => cells.map((cell) => cell.text))
    assert.deepEqual(rows[0], ['Number', 'State', 'What', 'Unit', 'Opened', 'Exported by'])
    assert.deepEqual(
      rows.slice(1).map((line) => line[2]),
      ['井盖丢了', '井盖松动，车过就响'],
    )
    assert.equal((await fetched(d, d.dispatcher, order.id)).json().code, 'flow.export-not-found')
    assert.deepEqual(
      (await mine(d, d.dispatcher)).filter(({ id }) => id === order.id),
      [],
    )
    await making(d, order.id)
    assert.equal((await mine(d, d.shiftLeader))[0]!.rows, 2, 'a job that is done twice changes nothing')
  }),
)

test(
  'three at once are enough, and who may not export gets nothing',
  inDistrict(async (d) => {
    for (const _ of [1, 2, 3]) assert.equal((await ask(d, d.reviewer, asked('csv'))).status, 201)
    assert.equal((await ask(d, d.reviewer, asked('csv'))).body.code, 'flow.exports-waiting')
    assert.equal((await ask(d, d.street, asked('csv'))).status, 403)
    assert.equal(
      (await ask(d, d.reviewer, asked('csv', { columns: ['phone'] }))).body.code,
      'kernel.fields-wrong',
    )
  }),
)
