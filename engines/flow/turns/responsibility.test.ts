import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlowDistrict, flowStage } from '#tests/stage/flow.ts'
import { followUnits } from '../act-by-itself.ts'

const { inDistrict } = flowStage()

const noise = {
  channel: '12345',
  class: { edition: 'local-appeals', kind: 'appeal', code: '010201' },
  place: { lng: 114.2836, lat: 30.5805 },
}
const open = (d: FlowDistrict) =>
  d.callTaker.opens('citizen-appeal', { kind: 'help', text: '路灯不亮' }, noise)
const street = '420103001'
const community = '420103001001'

async function handling(d: FlowDistrict, unit = 'lighting', by = d.lighting) {
  const appeal = await open(d)
  await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit(unit) })
  return by.does(appeal, 'sign')
}
const reply = { reply: '已修复', contacted: 'phone' }

test(
  'one unit leads, two others help; the lead answers when each part has been answered or taken back',
  inDistrict(async (d) => {
    const appeal = await handling(d)
    const units = [d.unit('drainage'), d.unit('urban-management')]
    await d.lighting.does(appeal, 'invite', { units, note: '请配合开挖' })
    assert.ok((await d.drainage.inbox()).includes(appeal.id))
    assert.equal(await d.lighting.refused(appeal, 'invite', { units, note: '再邀请' }), 'flow.has-part')
    assert.equal(
      await d.lighting.refused(appeal, 'invite', { units: [d.unit('lighting')], note: '邀请自己' }),
      'flow.has-part',
    )
    assert.equal(await d.lighting.refused(appeal, 'reply', reply), 'flow.parts-open')
    assert.equal(await d.lighting.refused(appeal, 'sendBack', { reason: '不属本单位' }), 'flow.parts-open')
    assert.equal(await d.drainage.refused(appeal, 'reply', reply), 'flow.action-not-yours')
    await d.drainage.does(appeal, 'answerPart', { result: '管线已探明' })
    assert.equal(
      await d.drainage.refused(appeal, 'answerPart', { result: '又一次' }),
      'flow.action-not-yours',
    )
    await d.lighting.does(appeal, 'dropPart', { unit: d.unit('urban-management'), reason: '不再需要' })
    assert.equal(
      await d.lighting.refused(appeal, 'dropPart', { unit: d.unit('urban-management'), reason: '两次' }),
      'flow.no-part',
    )
    await d.lighting.does(appeal, 'reply', reply)
    assert.equal(
      await d.lighting.refused(appeal, 'invite', { units, note: '太晚了' }),
      'flow.action-not-offered',
    )
  }),
)

test(
  'a street passes its part down to its own community alone, which reports or passes it back up',
  inDistrict(async (d) => {
    const appeal = await handling(d, street, d.street)
    const down = (code: string) => ({ unit: d.unit(code) })
    assert.equal(await d.street.refused(appeal, 'passDown', down('420103002001')), 'flow.unit-not-below')
    assert.equal(await d.street.refused(appeal, 'passDown', down(street)), 'flow.unit-not-below')
    await d.street.does(appeal, 'passDown', down(community))
    assert.equal(await d.street.refused(appeal, 'passDown', down(community)), 'flow.has-part')
    await d.community.does(appeal, 'passBack', { reason: '需街道协调产权单位' })
    await d.street.does(appeal, 'passDown', down(community))
    assert.equal(await d.street.refused(appeal, 'reply', reply), 'flow.parts-open')
    await d.community.does(appeal, 'reportBack', { result: '已更换灯泡' })
    await d.street.does(appeal, 'reply', reply)
  }),
)

test(
  'orders do not circle: after the rounds one ruling is final, and the next dispatch is shown the precedent',
  inDistrict(async (d) => {
    const appeal = await handling(d)
    const suggest = { reason: '灯杆属街道产权', suggest: d.unit(street) }
    assert.equal(await d.lighting.refused(appeal, 'contest', suggest), 'flow.returns-left')
    for (const _round of [1, 2]) {
      await d.lighting.does(appeal, 'sendBack', suggest)
      await d.dispatcher.does(appeal, 'uphold', { reason: '按职责分工由你单位办理' })
    }
    assert.equal(await d.lighting.refused(appeal, 'sendBack', suggest), 'flow.returns-used-up')
    await d.lighting.does(appeal, 'contest', suggest)
    assert.equal(await d.dispatcher.refused(appeal, 'rule', {}), 'flow.action-not-yours')
    await d.shiftLeader.does(appeal, 'rule', { unit: d.unit(street), grounds: '背街小巷路灯由街道维护' })
    assert.equal(await d.street.refused(appeal, 'sendBack', suggest), 'flow.ruling-final')
    assert.equal(await d.street.refused(appeal, 'contest', suggest), 'flow.ruling-final')
    const handle = (await d.street.sees(appeal)).clocks.filter(({ name }) => name === 'handle')
    assert.equal(handle.length, 1, 'the clock of the whole ran on through every return')

    const next = await open(d)
    const { precedents } = await d.dispatcher.get<{
      precedents: { number: string; unit: number; grounds: string }[]
    }>(`/cases/${next.id}/precedents`)
    assert.deepEqual(
      precedents.map(({ number, unit, grounds }) => [number, unit, grounds]),
      [[appeal.number, d.unit(street), '背街小巷路灯由街道维护']],
    )
    assert.equal((await d.ask(d.street.account, 'GET', `/cases/${next.id}/precedents`)).status, 404)
    const unlike = await d.callTaker.opens(
      'citizen-appeal',
      { kind: 'help', text: '违章搭建' },
      { ...noise, class: { ...noise.class, code: '0105' } },
    )
    assert.deepEqual(await d.dispatcher.get(`/cases/${unlike.id}/precedents`), { precedents: [] })
    await d.verifies()
  }),
)

test(
  're-dispatched: the parts and requests of the first unit end, the clock does not',
  inDistrict(async (d) => {
    const appeal = await handling(d)
    await d.lighting.does(appeal, 'invite', { units: [d.unit('drainage')], note: '请配合' })
    await d.lighting.does(appeal, 'extension', { reason: '需要更多时间' })
    const to = (code: string) => ({ unit: d.unit(code), reason: '产权移交' })
    assert.equal(await d.dispatcher.refused(appeal, 'redispatch', to('lighting')), 'flow.same-unit')
    assert.equal(await d.lighting.refused(appeal, 'redispatch', to(street)), 'flow.action-not-yours')
    await d.dispatcher.does(appeal, 'redispatch', to(street))
    assert.equal(await d.lighting.refused(appeal, 'reply', reply), 'flow.action-not-offered')
    assert.equal(await d.dispatcher.refused(appeal, 'grant-extension'), 'flow.action-not-offered')
    await d.street.does(appeal, 'sign')
    await d.street.does(appeal, 'reply', reply)
  }),
)

test(
  'a unit that is merged in mid-year: its open work goes to its successor, its past stays its own',
  inDistrict(async (d) => {
    const [admin, successor] = [await d.person('system-admin'), await d.person('unit-clerk-06')]
    const [old, into] = [d.unit('landscape'), d.unit('sanitation')]
    const gardener = await d.person('unit-clerk-05')
    const appeal = await handling(d, 'landscape', gardener)
    const { status } = await admin.post(`/org/units/${old}/end`, { mergedInto: into })
    assert.equal(status, 200)
    const { house, district, clock } = d
    const by = { store: house.store, district, now: clock.now() }
    assert.equal(await followUnits(house.engine, by), 1)
    assert.equal(await followUnits(house.engine, by), 0, 'once')
    await successor.sees(appeal)
    assert.equal(appeal.unit, into)
    await successor.does(appeal, 'reply', reply)
    const steps = (await successor.sees(appeal)).steps.map(({ action }) => action)
    assert.deepEqual(steps, ['open', 'dispatch', 'sign', 'followUnit', 'reply'])
    const other = await open(d)
    assert.equal(await d.dispatcher.refused(other, 'dispatch', { unit: old }), 'flow.unit-unknown')
  }),
)

const cover = { text: '井盖破损', address: '民族路', foundBySupervisor: false }

test(
  'a task of one supervisor is seen and done by that one, by a stand-in during leave, or by whom it is handed to',
  inDistrict(async (d) => {
    const task = async () => {
      const defect = await d.callTaker.opens('street-defect', cover, { channel: '12319' })
      return d.acceptor.does(defect, 'verify', { supervisor: d.supervisor.account })
    }
    const defect = await task()
    assert.equal(
      await d.acceptor.refused(await d.callTaker.opens('street-defect', cover), 'verify', {
        supervisor: d.lighting.account,
      }),
      'flow.account-unfit',
    )
    assert.ok((await d.supervisor.inbox()).includes(defect.id))
    assert.ok(!(await d.otherSupervisor.inbox()).includes(defect.id))
    assert.equal(
      await d.otherSupervisor.refused(defect, 'verified', { found: 'real' }),
      'flow.case-not-found',
    )

    const security = await d.person('security-admin')
    const { holders } = await security.get<{ holders: { id: number }[] }>(
      `/org/holders?account=${d.supervisor.account}`,
    )
    const leave = {
      account: d.otherSupervisor.account,
      from: '2026-03-02',
      until: '2026-03-09',
      reason: '年休假',
    }
    assert.equal((await security.post(`/org/holders/${holders[0]!.id}/stand-ins`, leave)).status, 201)
    assert.ok((await d.otherSupervisor.inbox()).includes(defect.id), 'the stand-in finds it in the inbox')
    await d.otherSupervisor.does(defect, 'verified', { found: 'real' })

    d.waits({ days: 8 })
    const second = await task()
    assert.equal(
      await d.otherSupervisor.refused(second, 'verified', { found: 'real' }),
      'flow.case-not-found',
    )
    const third = await d.person('supervisor-03')
    const handOn = { account: third.account, reason: '调离岗位' }
    assert.equal(await d.dispatcher.refused(second, 'handOn', handOn), 'flow.action-not-yours')
    await d.shiftLeader.does(second, 'handOn', handOn)
    assert.equal(await d.shiftLeader.refused(second, 'handOn', handOn), 'flow.already-with')
    await third.does(second, 'verified', { found: 'real' })
  }),
)

test(
  'the inbox of somebody who leaves is handed over whole, or goes back to the basket',
  inDistrict(async (d) => {
    const leaver = await d.person('supervisor-04')
    const defects = []
    for (const _nth of [1, 2, 3]) {
      const defect = await d.callTaker.opens('street-defect', cover, { channel: '12319' })
      defects.push(await d.acceptor.does(defect, 'verify', { supervisor: leaver.account }))
    }
    const over = { from: leaver.account, to: null, reason: '退休' }
    assert.equal((await d.supervisor.post('/inbox/hand-over', over)).status, 404, 'not theirs to see')
    const { body } = await d.shiftLeader.post<{ handed: number }>('/inbox/hand-over', over)
    assert.equal(body.handed, 3)
    const basket = await d.otherSupervisor.inbox()
    assert.ok(defects.every(({ id }) => basket.includes(id)))
    assert.equal((await d.shiftLeader.post<{ handed: number }>('/inbox/hand-over', over)).body.handed, 0)
    const [first] = defects
    await d.otherSupervisor.sees(first!)
    await d.otherSupervisor.does(first!, 'verified', { found: 'real' })
  }),
)
