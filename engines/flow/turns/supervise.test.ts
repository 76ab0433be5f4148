import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlowDistrict, flowStage, type Told } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

async function handling(d: FlowDistrict): Promise<Told> {
  const appeal = await d.callTaker.opens('citizen-appeal', { kind: 'complaint', text: '电梯多次困人' })
  await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
  return d.lighting.does(appeal, 'sign')
}
const order = { cause: 'order', demand: '三日内书面说明原因' }

/** The order that was opened from a case. */
const orderOf = async (d: FlowDistrict, found: Told): Promise<Told> => {
  const { links } = await d.supervisionOfficer.sees(found)
  return d.supervisionOfficer.sees({ ...found, id: links.find(({ kind }) => kind === 'supervision')!.id })
}

test(
  'a supervision order has a number, a limit and a reply of its own; its verdict is told on the case',
  inDistrict(async (d) => {
    const appeal = await handling(d)
    assert.equal(await d.lighting.refused(appeal, 'supervise', order), 'flow.action-not-yours')
    await d.supervisionOfficer.does(appeal, 'supervise', order)
    assert.equal(await d.supervisionOfficer.refused(appeal, 'supervise', order), 'flow.supervised-already')

    const asked = await orderOf(d, appeal)
    assert.notEqual(asked.number, appeal.number)
    assert.ok((await d.lighting.inbox()).includes(asked.id), 'it lies with the unit that handles the case')
    const [clock] = (await d.lighting.sees(asked)).clocks
    assert.deepEqual([clock!.name, clock!.limit], ['handle', { amount: 2, unit: 'workDay' }])
    assert.equal(await d.drainage.refused(asked, 'reply', { reply: '已整改' }), 'flow.case-not-found')
    await d.lighting.does(asked, 'reply', { reply: '电梯主板老化，已更换' })
    await d.supervisionOfficer.does(asked, 'rework', { reason: '请附维保记录' })
    await d.lighting.does(asked, 'reply', { reply: '维保记录已附' })
    await d.supervisionOfficer.does(asked, 'accept')

    const told = await d.lighting.sees(appeal)
    assert.deepEqual(told.steps.at(-1)!.answers, { number: asked.number, verdict: 'accepted' })
    assert.deepEqual([told.counts.supervising, told.counts.supervisions], [0, 1])
    assert.equal(told.state, 'handling', 'the case goes its own way')
    await d.supervisionOfficer.does(appeal, 'supervise', order)
    await d.verifies()
  }),
)

test(
  'before any unit has the case the dispatcher is asked; a cancelled order leaves the case free for another',
  inDistrict(async (d) => {
    const appeal = await d.callTaker.opens('citizen-appeal', { kind: 'complaint', text: '电梯困人' })
    await d.leader.does(appeal, 'supervise', order)
    const asked = await orderOf(d, appeal)
    assert.equal(asked.state, 'dispatching')
    await d.dispatcher.does(asked, 'give', { unit: d.unit('drainage') })
    assert.equal(await d.drainage.refused(asked, 'cancel', { reason: '不用' }), 'flow.action-not-yours')
    await d.supervisionOfficer.does(asked, 'cancel', { reason: '领导撤回' })
    await d.leader.sees(appeal)
    await d.leader.does(appeal, 'supervise', order)
    assert.equal(
      await d.callTaker.refusedToOpen('supervision-order', { text: '没有来由', cause: 'order', about: 'X' }),
      'flow.opening-not-yours',
    )
  }),
)

test(
  'a case that ends while it is supervised still hears the verdict',
  inDistrict(async (d) => {
    const appeal = await handling(d)
    await d.supervisionOfficer.does(appeal, 'supervise', order)
    const asked = await orderOf(d, appeal)
    await d.lighting.does(appeal, 'reply', { reply: '已修复', contacted: 'phone' })
    await d.reviewer.does(appeal, 'accept')
    await d.callerBack.does(appeal, 'callBack', { solved: 'solved', satisfied: 'satisfied' })
    await d.lighting.does(asked, 'reply', { reply: '已整改' })
    await d.supervisionOfficer.does(asked, 'accept')
    assert.equal((await d.lighting.sees(appeal)).steps.at(-1)!.action, 'supervised')
    await d.verifies()
  }),
)
