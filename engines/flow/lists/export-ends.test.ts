import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileStore } from '#kernel/files.ts'
import { runJob } from '#kernel/jobs.ts'
import { type FlowDistrict, flowStage, type Post } from '#tests/stage/flow.ts'
import { exportJob } from './export-list.ts'
import { sweepExports } from './sweep-exports.ts'

const { inDistrict } = flowStage()

interface Export {
  id: number
  state: string
  rows: number
  keptUntil: string | null
  refused: { code: string; message: { zh: string } } | null
}
type Told = Export & { code: string }

const wish = (format: 'csv' | 'xlsx', more: object = {}) => ({ format, columns: ['number', 'what'], ...more })
const ask = (d: FlowDistrict, who: Post, body: object) =>
  d.ask<Told>(who.account, 'POST', '/case-exports', body)
const cancel = (d: FlowDistrict, who: Post, id: number) =>
  d.ask<Told>(who.account, 'POST', `/case-exports/${id}/cancel`, {})
const remove = (d: FlowDistrict, who: Post, id: number) =>
  d.ask<Told>(who.account, 'DELETE', `/case-exports/${id}`)
const mine = async (d: FlowDistrict, who: Post) =>
  (await d.ask<{ exports: Export[] }>(who.account, 'GET', '/case-exports')).body.exports
const rules = (d: FlowDistrict, value: object) =>
  d.person('system-admin').then(({ account }) => d.ask(account, 'PUT', '/settings/flow.exports', { value }))
const kept = (d: FlowDistrict) => Array.fromAsync(d.house.files.list())

const making = (d: FlowDistrict, id: number, files: FileStore = d.house.files) =>
  runJob(
    exportJob(d.house.engine),
    { ...d.house, files, clock: d.clock.now },
    { district: d.district, payload: { id } },
  )
const sweeping = (d: FlowDistrict) =>
  runJob(sweepExports, { ...d.house, clock: d.clock.now }, { district: d.district, payload: {} })

test(
  'cancelled while it waits, while it is written, and when it is almost there: each stops, none leaves a file',
  inDistrict(async (d) => {
    await d.callTaker.opens('citizen-appeal', { kind: 'help', text: '路灯不亮' })
    const before = await kept(d)
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map(async () => (await ask(d, d.dispatcher, wish('csv'))).body.id),
    )
    assert.equal((await cancel(d, d.reviewer, first!)).body.code, 'flow.export-not-found')
    const { body } = await cancel(d, d.dispatcher, first!)
    assert.deepEqual([body.state, body.keptUntil?.slice(0, 10)], ['cancelled', '2026-03-09'])
    await making(d, first!)
    const { files } = d.house
    await making(d, second!, {
      ...files,
      put: async (content, limit) => {
        assert.equal((await cancel(d, d.dispatcher, second!)).status, 200)
        return files.put(content, limit)
      },
    })
    await making(d, third!, {
      ...files,
      put: async (content, limit) => {
        const stored = await files.put(content, limit)
        await cancel(d, d.dispatcher, third!)
        return stored
      },
    })
    const states = (await mine(d, d.dispatcher)).map(({ state }) => state)
    assert.deepEqual(states, ['cancelled', 'cancelled', 'cancelled'])
    assert.deepEqual(await kept(d), before)
    assert.equal((await cancel(d, d.dispatcher, third!)).body.code, 'flow.export-ended')
    assert.equal((await ask(d, d.dispatcher, wish('csv'))).status, 201, 'what is cancelled counts no more')
  }),
)

test(
  'a file is kept until its day, then swept with its entry; by hand it goes sooner, and only by its owner',
  inDistrict(async (d) => {
    await d.callTaker.opens('citizen-appeal', { kind: 'help', text: '井盖松动' })
    await rules(d, { keptDays: 3, sheetRows: 1_048_575 })
    const before = await kept(d)
    const [first, second] = await Promise.all(
      [1, 2].map(async () => (await ask(d, d.reviewer, wish('xlsx'))).body.id),
    )
    assert.equal((await remove(d, d.reviewer, second!)).body.code, 'flow.export-going')
    for (const id of [first!, second!]) await making(d, id)
    assert.equal((await kept(d)).length, before.length + 2)
    assert.equal((await remove(d, d.dispatcher, second!)).body.code, 'flow.export-not-found')
    assert.equal((await remove(d, d.reviewer, second!)).status, 200)
    await rules(d, { keptDays: 30, sheetRows: 1_048_575 })
    d.waits({ days: 2, hours: 23 })
    await sweeping(d)
    const [left] = await mine(d, d.reviewer)
    assert.deepEqual([left?.id, left?.keptUntil], [first, '2026-03-05T01:00:00.000Z'], 'as it was told then')
    d.waits({ hours: 1 })
    await sweeping(d)
    assert.deepEqual(await mine(d, d.reviewer), [])
    assert.deepEqual(await kept(d), before)
  }),
)

test(
  'a workbook of more rows than a sheet may hold is refused at the wish, and at the making where nobody could count',
  inDistrict(async (d) => {
    for (const text of ['路灯不亮甲', '路灯不亮乙'])
      await d.callTaker.opens('citizen-appeal', { kind: 'help', text })
    await rules(d, { keptDays: 7, sheetRows: 1 })
    const refused = await ask(d, d.shiftLeader, wish('xlsx'))
    assert.deepEqual([refused.status, refused.body.code], [422, 'flow.export-too-long'])
    assert.equal((await ask(d, d.shiftLeader, wish('csv'))).status, 201)
    const { body: search } = await ask(d, d.shiftLeader, wish('xlsx', { q: '路灯不亮' }))
    await making(d, search.id)
    const ended = (await mine(d, d.shiftLeader)).find(({ id }) => id === search.id)
    assert.deepEqual([ended?.state, ended?.refused?.code], ['failed', 'flow.export-too-long'])
    assert.match(ended!.refused!.message.zh, /一个工作表可容纳的 1 行，请改为导出 CSV/)
  }),
)
