import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flowStage } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

const cover = { text: '井盖破损，存在安全隐患', address: '民族路与花楼街交叉口' }
const manhole = {
  channel: 'supervisor',
  class: { edition: 'gbt47678.5-2026', kind: 'component', code: '01001' },
  place: { lng: 114.2836, lat: 30.5805 },
}

test(
  'a defect a supervisor saw goes through the seven stages and is closed by others than who handled it',
  inDistrict(async (d) => {
    const defect = await d.supervisor.opens('street-defect', cover, manhole)
    assert.match(defect.number, /^JD20260302\d{5}$/)
    await d.acceptor.does(defect, 'accept')
    await d.shiftLeader.does(defect, 'file')
    assert.equal(await d.shiftLeader.refused(defect, 'dispatch', { unit: 1 }), 'flow.action-not-yours')
    await d.dispatcher.does(defect, 'dispatch', { unit: d.unit('lighting') })
    assert.equal(defect.unit, d.unit('lighting'))
    assert.deepEqual((await d.lighting.inbox()).includes(defect.id), true)

    d.waits({ hours: 2 })
    await d.lighting.does(defect, 'handle', { result: '已更换井盖' })
    assert.equal(await d.lighting.refused(defect, 'checked'), 'flow.action-not-yours')
    await d.supervisor.does(defect, 'notDone', { reason: '井盖仍有松动' })
    await d.lighting.does(defect, 'handle', { result: '已重新固定' })
    await d.supervisor.does(defect, 'checked')
    await d.shiftLeader.does(defect, 'close')

    const told = await d.shiftLeader.sees(defect)
    assert.equal(told.state, 'closed')
    assert.deepEqual(
      told.steps.map(({ action, post }) => `${post} ${action}`),
      [
        ...['supervisor open', 'acceptor accept', 'shift-leader file', 'dispatcher dispatch'],
        ...['unit-clerk handle', 'supervisor notDone', 'unit-clerk handle', 'supervisor checked'],
        'shift-leader close',
      ],
    )
    assert.deepEqual(
      told.clocks.map(({ name, round, state }) => `${name} ${round} ${state}`),
      [
        ...['accept 1 met', 'file 1 met', 'dispatch 1 met', 'handle 1 met', 'check 1 met'],
        ...['handle 2 met', 'check 2 met', 'close 1 met'],
      ],
    )
    const first = told.clocks.find(({ name }) => name === 'handle')!
    assert.equal(first.explanation!.countedMs, 2 * 3_600_000, 'every second of the clock is explained')
    await d.verifies()
  }),
)

test(
  'what a citizen reports is verified on site before it is filed',
  inDistrict(async (d) => {
    const defect = await d.callTaker.opens(
      'street-defect',
      { ...cover, phone: '13812345678' },
      { ...manhole, channel: '12319' },
    )
    const bySupervisor = async (found: typeof defect) =>
      (await d.acceptor.sees(found)).details[0]!.fields.foundBySupervisor
    assert.equal(await bySupervisor(defect), false, 'the channel says so')
    assert.equal(await bySupervisor(await d.supervisor.opens('street-defect', cover, manhole)), true)
    const told12319 = await d.callTaker.opens(
      'street-defect',
      { ...cover, foundBySupervisor: true },
      { ...manhole, channel: '12319' },
    )
    assert.equal(await bySupervisor(told12319), true, 'what is said stands')
    await d.acceptor.does(defect, 'verify', { note: '请到场核实' })
    assert.ok((await d.supervisor.inbox()).includes(defect.id))
    await d.supervisor.does(defect, 'verified', { found: 'unreal' })
    await d.shiftLeader.does(defect, 'reject', { reason: '现场未发现问题' })
    const told = await d.acceptor.sees(defect)
    assert.equal(told.state, 'rejected')
    assert.doesNotMatch(JSON.stringify(told), /13812345678/)
    assert.deepEqual(
      told.actions.map(({ code }) => code),
      ['relate', 'unrelate'],
      'what has ended can still be related to others',
    )
  }),
)

test(
  'fixed on the spot: recorded, and left out of the statistics of dispatch',
  inDistrict(async (d) => {
    const defect = await d.supervisor.opens('street-defect', cover, manhole)
    await d.supervisor.does(defect, 'handledOnSpot', { note: '已扶正警示锥' })
    const told = await d.supervisor.sees(defect)
    assert.equal(told.outcome.selfHandled, true)
    assert.equal(told.state, 'closed')
    const kept = await d.inside(`select in_statistics from flow.case where id = ${defect.id}`)
    assert.deepEqual(kept, [{ in_statistics: false }])
  }),
)

test(
  'a defect that is sent back is still late: its clock runs on from the first dispatch, whoever has it',
  inDistrict(async (d) => {
    const defect = await d.supervisor.opens('street-defect', cover, manhole)
    await d.acceptor.does(defect, 'accept')
    await d.shiftLeader.does(defect, 'file')
    const clocks = async (name: string) =>
      (await d.dispatcher.sees(defect)).clocks.filter((clock) => clock.name === name)
    assert.deepEqual(await clocks('handle'), [], 'nothing runs before the first dispatch')
    d.waits({ minutes: 20 })
    await d.dispatcher.does(defect, 'dispatch', { unit: d.unit('lighting') })
    const [{ dueAt, startedAt } = { dueAt: '', startedAt: '' }] = await clocks('handle')
    d.waits({ hours: 1 })
    await d.lighting.does(defect, 'sendBack', { reason: '井盖属排水', suggest: d.unit('drainage') })
    d.waits({ minutes: 20 })
    await d.dispatcher.does(defect, 'dispatch', { unit: d.unit('drainage') })
    assert.deepEqual(
      (await clocks('handle')).map((clock) => [clock.state, clock.startedAt, clock.dueAt]),
      [['running', startedAt, dueAt]],
    )
    // Each dispatch is a task of its own: half an hour, not what the one before it left over.
    assert.deepEqual(
      (await clocks('dispatch')).map(({ round, limit, state }) => [round, limit.amount, state]),
      [
        [1, 0.5, 'met'],
        [2, 0.5, 'met'],
      ],
    )
    await d.drainage.does(defect, 'extension', { reason: '需要开挖' })
    await d.dispatcher.does(defect, 'redispatch', { unit: d.unit('lighting'), reason: '属路灯检修井' })
    assert.equal(
      await d.dispatcher.refused(defect, 'grant-extension'),
      'flow.action-not-yours',
      'what another unit asked for is granted to nobody',
    )
  }),
)

test(
  'a defect that is still there goes back to the unit with its limit anew; one fixed on the spot, to be dispatched',
  inDistrict(async (d) => {
    const defect = await d.callTaker.opens(
      'street-defect',
      { ...cover, foundBySupervisor: false, phone: '13812345678' },
      { ...manhole, channel: '12319' },
    )
    await d.acceptor.does(defect, 'accept')
    await d.shiftLeader.does(defect, 'file')
    await d.dispatcher.does(defect, 'dispatch', { unit: d.unit('lighting') })
    await d.lighting.does(defect, 'handle', { result: '已更换' })
    await d.supervisor.does(defect, 'checked')
    await d.shiftLeader.does(defect, 'close')
    const still = { reason: '来电人说井盖仍然松动' }
    assert.equal(await d.lighting.refused(defect, 'reopen', still), 'flow.action-not-yours')
    await d.callTaker.does(defect, 'reopen', still)
    assert.deepEqual([defect.state, defect.unit], ['handling', d.unit('lighting')])
    const clock = (await d.lighting.sees(defect)).clocks.findLast(({ name }) => name === 'handle')!
    assert.deepEqual([clock.round, clock.reason], [2, 'reopened'])

    const onSpot = await d.supervisor.opens('street-defect', cover, manhole)
    await d.supervisor.does(onSpot, 'handledOnSpot', { note: '已扶正' })
    await d.supervisor.does(onSpot, 'reopen', still)
    assert.equal(onSpot.state, 'dispatching')
    await d.supervisor.sees(onSpot)
    assert.deepEqual(await d.inside(`select in_statistics from flow.case where id = ${onSpot.id}`), [
      { in_statistics: true },
    ])
    const later = await d.supervisor.opens('street-defect', cover, manhole)
    await d.supervisor.does(later, 'handledOnSpot', { note: '已扶正' })
    d.waits({ days: 16 })
    assert.equal(await d.supervisor.refused(later, 'reopen', still), 'flow.window-passed')
    await d.verifies()
  }),
)
