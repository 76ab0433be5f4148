import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlowDistrict, flowStage, type Told } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

const open = (d: FlowDistrict): Promise<Told> =>
  d.callTaker.opens('citizen-appeal', { kind: 'complaint', text: '工地夜间施工扰民' })
async function handling(d: FlowDistrict): Promise<Told> {
  const appeal = await open(d)
  await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
  return d.lighting.does(appeal, 'sign')
}

const force = { reason: '诉求人多次无法联系', proposed: '已依法处理，感谢理解' }

test(
  'closed by force: a reason, a reply, a leader’s signature, and nobody signs for himself',
  inDistrict(async (d) => {
    const appeal = await handling(d)
    assert.equal(await d.lighting.refused(appeal, 'force-close', force), 'flow.action-not-yours')
    await d.shiftLeader.does(appeal, 'force-close', force)
    assert.equal(await d.shiftLeader.refused(appeal, 'grant-force-close'), 'flow.action-not-yours')
    assert.equal(await d.dispatcher.refused(appeal, 'force-close', force), 'flow.request-asked')
    await d.leader.does(appeal, 'grant-force-close', { note: '同意' })
    const told = await d.dispatcher.sees(appeal)
    assert.equal(told.state, 'closed')
    assert.equal(told.outcome.forced, force.reason)
    assert.equal(await d.leader.refused(appeal, 'grant-force-close'), 'flow.case-closed')
    const other = await handling(d)
    assert.equal(await d.leader.refused(other, 'grant-force-close'), 'flow.action-not-yours')
  }),
)

test(
  'what a leader did not sign is told to nobody; what was signed is told to every caller',
  inDistrict(async (d) => {
    const [appeal, merged] = [await handling(d), await open(d)]
    await d.callTaker.does(merged, 'merge', { case: appeal.id })
    await d.dispatcher.sees(appeal)
    await d.dispatcher.does(appeal, 'force-close', { ...force, proposed: '不予处理' })
    await d.leader.does(appeal, 'decline-force-close', { reason: '请继续办理' })
    const replies = () =>
      d.inside<{ reply: string }>(`select answers ->> 'reply' as reply from flow.fact_step
        where case_id in (${appeal.id}, ${merged.id}) and answers ? 'reply' order by case_id`)
    assert.deepEqual(await replies(), [])
    await d.dispatcher.does(appeal, 'force-close', force)
    await d.leader.does(appeal, 'grant-force-close')
    assert.deepEqual(await replies(), [{ reply: force.proposed }, { reply: force.proposed }])
  }),
)
