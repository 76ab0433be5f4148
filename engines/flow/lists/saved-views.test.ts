import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlowDistrict, flowStage, type Post } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

interface View {
  id: number
  name: string
  shared: boolean
  mine: boolean
  search: Record<string, string>
  columns: string[]
  code: string
}

/** Those of the profile stand in every list and are left out here. */
const views = async (d: FlowDistrict, who: Post) =>
  (await d.ask<{ views: View[] }>(who.account, 'GET', '/case-views')).body.views.filter(
    ({ name }) => !given.has(name),
  )
const given = new Set(['营商环境', '在办超时', '上级交办 24 小时内到期'])
const send = (d: FlowDistrict, who: Post, method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object) =>
  d.ask<View>(who.account, method, path, body)

const business = {
  name: '夜间施工',
  shared: true,
  search: { channel: '12345', tag: 'night-work', open: 'yes' },
  columns: ['number', 'what', 'unit'],
}

test(
  'a view that a dispatcher shares is everybody’s to look at and nobody else’s to change',
  inDistrict(async (d) => {
    const { status, body: made } = await send(d, d.dispatcher, 'POST', '/case-views', business)
    assert.deepEqual([status, made.mine], [201, true])
    const [seen] = await views(d, d.street)
    assert.deepEqual(
      [seen?.name, seen?.mine, seen?.search, seen?.columns],
      ['夜间施工', false, business.search, business.columns],
    )
    const theft = await send(d, d.street, 'PUT', `/case-views/${made.id}`, business)
    assert.equal(theft.body.code, 'flow.view-not-found')
    assert.equal(
      (await send(d, d.street, 'DELETE', `/case-views/${made.id}`)).body.code,
      'flow.view-not-found',
    )
    await send(d, d.dispatcher, 'PUT', `/case-views/${made.id}`, { ...business, shared: false })
    assert.deepEqual(await views(d, d.street), [])
    await send(d, d.dispatcher, 'DELETE', `/case-views/${made.id}`)
    assert.deepEqual(await views(d, d.dispatcher), [])
  }),
)

test(
  'one’s own views: a name once, changed and deleted; a street shares nothing with the district',
  inDistrict(async (d) => {
    const own = { name: '我的超时件', search: { clock: 'late' } }
    const { body: late } = await send(d, d.street, 'POST', '/case-views', own)
    assert.equal((await send(d, d.street, 'POST', '/case-views', own)).body.code, 'flow.view-name-taken')
    const { body: soon } = await send(d, d.street, 'POST', '/case-views', { ...own, name: '快到期' })
    const renamed = await send(d, d.street, 'PUT', `/case-views/${soon.id}`, own)
    assert.equal(renamed.body.code, 'flow.view-name-taken')
    const kept = await send(d, d.street, 'PUT', `/case-views/${late.id}`, { ...own, columns: ['clock'] })
    assert.deepEqual(kept.body.columns, ['clock'])
    const shared = await send(d, d.street, 'POST', '/case-views', { ...own, name: '共享', shared: true })
    assert.equal(shared.body.code, 'flow.sharing-not-yours')
    const sharing = await send(d, d.street, 'PUT', `/case-views/${late.id}`, { ...own, shared: true })
    assert.equal(sharing.body.code, 'flow.sharing-not-yours')
    assert.deepEqual(await views(d, d.otherStreet), [])
    const odd = await send(d, d.street, 'POST', '/case-views', { name: 'x', search: { 'a-b': 'c' } })
    assert.equal(odd.body.code, 'kernel.fields-wrong')
  }),
)

test(
  'the district begins with the view of its business environment: every class below it, and no other case',
  inDistrict(async (d) => {
    const { body } = await d.ask<{ views: View[] }>(d.reviewer.account, 'GET', '/case-views')
    const view = body.views.find(({ name }) => name === '营商环境')!
    assert.deepEqual([view.shared, view.mine], [true, false])
    const open = (code: string) =>
      d.callTaker.opens(
        'citizen-appeal',
        { kind: 'enquiry', text: '补贴何时到账' },
        { class: { edition: 'local-appeals', kind: 'appeal', code } },
      )
    const [subsidy] = [await open('120201'), await open('010201')]
    const query = new URLSearchParams(view.search)
    const list = await d.ask<{ cases: { id: number }[] }>(d.reviewer.account, 'GET', `/cases?${query}`)
    assert.deepEqual(
      list.body.cases.map(({ id }) => id),
      [subsidy!.id],
    )
  }),
)
