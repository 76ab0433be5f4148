import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flowStage } from '#tests/stage/flow.ts'
import { closed, lamp } from '#tests/stage/flow/closed-appeal.ts'

const { inDistrict } = flowStage()

test(
  'an objection that two grant takes a late case out of the statistics; how late it was stays on record',
  inDistrict(async (d) => {
    const appeal = await closed(d, 20)
    assert.equal(await d.drainage.refused(appeal, 'objection', { reason: '不是我们' }), 'flow.case-not-found')
    assert.equal(
      await d.callTaker.refused(appeal, 'objection', { reason: '不是我们' }),
      'flow.action-not-yours',
    )
    await d.lighting.does(appeal, 'objection', { reason: '供电公司停电检修所致' })
    assert.equal(await d.lighting.refused(appeal, 'objection', { reason: '再申诉' }), 'flow.request-asked')
    assert.ok((await d.dispatcher.inbox()).includes(appeal.id), 'the ruling waits in the dispatcher’s basket')
    await d.dispatcher.does(appeal, 'grant-objection')
    await d.shiftLeader.does(appeal, 'grant-objection')

    const told = await d.lighting.sees(appeal)
    assert.equal(told.outcome.objection, 'granted')
    assert.equal(told.clocks.findLast(({ name }) => name === 'handle')!.state, 'passed')
    const { body } = await d.ask<{ code: string }>(
      d.lighting.account,
      'POST',
      `/cases/${appeal.id}/actions/objection`,
      {
        version: told.version,
        answers: { reason: '第二次' },
      },
    )
    assert.equal(body.code, 'flow.objected-already')
    const kept = await d.inside(`select in_statistics, state from flow.case where id = ${appeal.id}`)
    assert.deepEqual(kept, [{ in_statistics: false, state: 'closed' }])
    await d.verifies()
  }),
)

test(
  'an objection to what was on time, or weeks later, is refused; a declined one changes no figure',
  inDistrict(async (d) => {
    const onTime = await closed(d, 1)
    assert.equal(await d.lighting.refused(onTime, 'objection', { reason: '无' + '故' }), 'flow.not-late')
    const late = await closed(d, 20)
    await d.lighting.does(late, 'objection', { reason: '人手不足' })
    await d.dispatcher.does(late, 'decline-objection', { reason: '理由不成立' })
    assert.equal((await d.lighting.sees(late)).outcome.objection, 'declined')
    const kept = await d.inside(`select in_statistics from flow.case where id = ${late.id}`)
    assert.deepEqual(kept, [{ in_statistics: true }])
    const older = await closed(d, 20)
    d.waits({ days: 6 })
    assert.equal(await d.lighting.refused(older, 'objection', { reason: '人手不足' }), 'flow.window-passed')
  }),
)

test(
  'the citizen says it is not solved: the same unit handles it again, with its limit anew',
  inDistrict(async (d) => {
    const appeal = await closed(d, 3)
    d.waits({ days: 4 })
    await d.callTaker.does(appeal, 'reopen', { reason: '晚上又不亮了' })
    assert.deepEqual([appeal.state, appeal.unit], ['handling', d.unit('lighting')])
    const told = await d.lighting.sees(appeal)
    assert.equal(told.closedAt, null)
    const clock = told.clocks.findLast(({ name }) => name === 'handle')!
    assert.deepEqual([clock.round, clock.reason, clock.limit.amount], [2, 'reopened', 5])
    assert.equal(told.outcome.solved, 'not-solved')
    await d.lighting.does(appeal, 'reply', { reply: '更换了整流器', contacted: 'visit' })
  }),
)

test(
  'what was answered at once goes back to be dispatched; after the window nothing comes back',
  inDistrict(async (d) => {
    const answered = await d.callTaker.opens('citizen-appeal', { ...lamp, kind: 'enquiry' })
    await d.callTaker.does(answered, 'answer', { reply: '办理时间为工作日 9 至 17 时' })
    await d.callTaker.does(answered, 'reopen', { reason: '说的不是这件事' })
    assert.equal(answered.state, 'received')
    assert.ok((await d.dispatcher.inbox()).includes(answered.id))

    const old = await closed(d, 1)
    assert.equal(await d.lighting.refused(old, 'reopen', { reason: '不行' }), 'flow.action-not-yours')
    d.waits({ days: 16 })
    assert.equal(await d.callTaker.refused(old, 'reopen', { reason: '又坏了' }), 'flow.window-passed')
    assert.equal(
      await d.lighting.refused(old, 'reply', { reply: '已修复', contacted: 'phone' }),
      'flow.case-closed',
    )
  }),
)

test(
  'not solved at the call-back: the same unit again, and what the citizen said stands on the case',
  inDistrict(async (d) => {
    const appeal = await d.callTaker.opens('citizen-appeal', lamp)
    await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
    await d.lighting.does(appeal, 'sign')
    await d.lighting.does(appeal, 'reply', { reply: '已修复', contacted: 'phone' })
    await d.reviewer.does(appeal, 'accept')
    await d.callerBack.does(appeal, 'redo', { reason: '灯仍不亮', satisfied: 'dissatisfied' })
    const { outcome, counts } = await d.lighting.sees(appeal)
    assert.deepEqual([appeal.state, appeal.unit], ['handling', d.unit('lighting')])
    assert.deepEqual([outcome.solved, outcome.satisfied, counts.reworks], ['not-solved', 'dissatisfied', 1])
  }),
)

test(
  'the unit that was late is renamed, then merged twice: its successor’s post objects, and nobody else',
  inDistrict(async (d) => {
    const [admin, successor] = [await d.person('system-admin'), await d.person('unit-clerk-06')]
    const appeal = await closed(d, 20)
    const reason = { reason: '供电公司停电检修所致' }
    assert.equal(await successor.refused(appeal, 'objection', reason), 'flow.case-not-found')
    const name = { zh: '区照明中心', en: 'Lighting Centre' }
    const renamed = await d.ask(admin.account, 'PATCH', `/org/units/${d.unit('lighting')}`, { name })
    assert.equal(renamed.status, 200)
    assert.ok((await d.lighting.offered(appeal)).includes('objection'), 'it is the same unit')
    for (const [from, into] of [
      ['lighting', 'landscape'],
      ['landscape', 'sanitation'],
    ] as const) {
      const { status } = await admin.post(`/org/units/${d.unit(from)}/end`, { mergedInto: d.unit(into) })
      assert.equal(status, 200)
    }
    assert.equal(await d.drainage.refused(appeal, 'objection', reason), 'flow.case-not-found')
    assert.equal(await d.callTaker.refused(appeal, 'objection', reason), 'flow.action-not-yours')
    assert.ok((await successor.offered(appeal)).includes('objection'))
    await successor.does(appeal, 'objection', reason)
    assert.equal(appeal.unit, d.unit('lighting'), 'who was late stays on record')
    await d.dispatcher.does(appeal, 'grant-objection')
    await d.shiftLeader.does(appeal, 'grant-objection')
    assert.equal((await successor.sees(appeal)).outcome.objection, 'granted')
    await d.verifies()
  }),
)
