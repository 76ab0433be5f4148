import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flowStage, type FlowDistrict } from '#tests/stage/flow.ts'
import { resumeHungUp } from '../act-by-itself.ts'
import { sweepClocks } from '../sweep.ts'

const { inDistrict } = flowStage()

const lamp = { kind: 'help', text: '路灯不亮' }

async function handled(d: FlowDistrict) {
  const appeal = await d.callTaker.opens('citizen-appeal', lamp)
  await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
  return d.lighting.does(appeal, 'sign')
}

const wake = ({ house, district, clock }: FlowDistrict) =>
  resumeHungUp(house.engine, { store: house.store, district, now: clock.now() })

test(
  'what must wait for spring is hung up by two signatures and resumes by itself',
  inDistrict(async (d) => {
    const appeal = await handled(d)
    d.waits({ days: 1 })
    await d.lighting.does(appeal, 'hang-up', { reason: '须待道路改造完成', until: '2026-03-20' })
    await d.dispatcher.does(appeal, 'grant-hang-up')
    assert.equal(await d.dispatcher.refused(appeal, 'grant-hang-up'), 'flow.action-not-yours')
    await d.shiftLeader.does(appeal, 'grant-hang-up', { note: '同意' })

    const paused = (await d.lighting.sees(appeal)).clocks.filter(({ name }) => name === 'handle')
    assert.deepEqual(
      paused.map(({ state, dueAt }) => [state, dueAt]),
      [
        ['replaced', '2026-03-09T01:00:00.000Z'],
        ['paused', null],
      ],
    )
    const wants = { reason: '还要' }
    assert.equal(await d.lighting.refused(appeal, 'extension', wants), 'flow.hung-up')
    assert.equal(
      await d.lighting.refused(appeal, 'hang-up', { ...wants, until: '2026-04-20' }),
      'flow.hung-up',
    )
    d.waits({ days: 17 })
    assert.equal(await wake(d), 0, 'the last day is not over')
    d.waits({ days: 1 })
    assert.equal(await wake(d), 1)
    assert.equal(await wake(d), 0, 'once')

    const told = await d.lighting.sees(appeal)
    const clock = told.clocks.findLast(({ name }) => name === 'handle')!
    assert.deepEqual([clock.state, clock.reason], ['running', 'resumed'])
    assert.equal(clock.originalDueAt, '2026-03-09T01:00:00.000Z')
    // One of five work days was used on 2 March; four remain from Monday 23 March on.
    assert.equal(clock.dueAt, '2026-03-26T10:00:00.000Z')
    assert.equal(told.steps.at(-1)!.action, 'resume')
    assert.equal(
      await d.lighting.refused(appeal, 'hang-up', { reason: '再挂一次', until: '2026-04-20' }),
      'flow.hang-ups-used-up',
    )
    await d.verifies()
  }),
)

test(
  'a hang-up is asked in time, for a day to come, within a year, by the unit that leads',
  inDistrict(async (d) => {
    const appeal = await handled(d)
    const asks = (until: string) => ({ reason: '等待施工条件', until })
    assert.equal(await d.lighting.refused(appeal, 'hang-up', asks('2026-03-02')), 'flow.hang-up-too-long')
    assert.equal(await d.lighting.refused(appeal, 'hang-up', asks('2028-03-02')), 'flow.hang-up-too-long')
    assert.equal(await d.lighting.refused(appeal, 'hang-up', asks('2027-03-03')), 'flow.hang-up-too-long')
    await d.lighting.does(await handled(d), 'hang-up', asks('2027-03-02'))
    assert.equal(await d.lighting.refused(appeal, 'hang-up', asks('soon')), 'kernel.fields-wrong')
    assert.equal(await d.dispatcher.refused(appeal, 'hang-up', asks('2026-04-01')), 'flow.action-not-yours')
    assert.equal(await d.dispatcher.refused(appeal, 'resume'), 'flow.not-hung-up')
    await d.lighting.does(appeal, 'hang-up', asks('2026-04-01'))
    assert.equal(await d.lighting.refused(appeal, 'hang-up', asks('2026-04-01')), 'flow.request-asked')
    await d.dispatcher.does(appeal, 'decline-hang-up', { reason: '可以先行处理' })
    assert.equal(await d.dispatcher.refused(appeal, 'merge', { case: appeal.id }), 'flow.same-case')
    d.waits({ days: 30 })
    assert.equal(await d.lighting.refused(appeal, 'hang-up', asks('2026-05-01')), 'flow.limit-passed')
  }),
)

test(
  'a hang-up that is agreed to too late would stop nothing: it is declined, and the case keeps its one',
  inDistrict(async (d) => {
    const asked = async (until: string) => {
      const appeal = await handled(d)
      await d.lighting.does(appeal, 'hang-up', { reason: '等待施工条件', until })
      return d.dispatcher.does(appeal, 'grant-hang-up')
    }
    const [tooLate, overBefore] = [await asked('2026-04-01'), await asked('2026-03-04')]
    d.waits({ days: 3 })
    assert.equal(await d.shiftLeader.refused(overBefore, 'grant-hang-up'), 'flow.hang-up-too-late')
    d.waits({ days: 7 })
    await sweepClocks(d.house.store, d.district, d.clock.now())
    assert.equal(await d.shiftLeader.refused(tooLate, 'grant-hang-up'), 'flow.hang-up-too-late')
    await d.shiftLeader.does(overBefore, 'decline-hang-up', { reason: '截止日已到' })
    assert.equal((await d.lighting.sees(overBefore)).counts.hangUps, undefined)
  }),
)

test(
  'the dispatcher may resume early, and what is handled while hung up was on time',
  inDistrict(async (d) => {
    const hangUp = async () => {
      const appeal = await handled(d)
      await d.lighting.does(appeal, 'hang-up', { reason: '等待施工条件', until: '2026-04-01' })
      await d.dispatcher.does(appeal, 'grant-hang-up')
      return d.shiftLeader.does(appeal, 'grant-hang-up')
    }
    const early = await hangUp()
    assert.equal(await d.dispatcher.refused(early, 'merge', { case: (await handled(d)).id }), 'flow.hung-up')
    await d.dispatcher.does(early, 'resume')
    const finished = await hangUp()
    d.waits({ days: 10 })
    await d.lighting.does(finished, 'reply', { reply: '已修复', contacted: 'phone' })
    const clock = (await d.lighting.sees(finished)).clocks.findLast(({ name }) => name === 'handle')!
    assert.equal(clock.state, 'met')
    d.waits({ days: 60 })
    assert.equal(await wake(d), 0, 'nothing is left to resume')
  }),
)

test(
  'more time: one more original limit, twice at most',
  inDistrict(async (d) => {
    const appeal = await handled(d)
    const grant = async () => {
      await d.lighting.does(appeal, 'extension', { reason: '需要开挖施工' })
      await d.dispatcher.does(appeal, 'grant-extension')
      await d.shiftLeader.does(appeal, 'grant-extension')
    }
    await grant()
    await grant()
    const clock = (await d.lighting.sees(appeal)).clocks.findLast(({ name }) => name === 'handle')!
    assert.deepEqual(clock.limit, { amount: 15, unit: 'workDay' })
    assert.equal(clock.originalDueAt, '2026-03-09T01:00:00.000Z')
    assert.equal(clock.dueAt, '2026-03-23T01:00:00.000Z')
    assert.equal(await d.lighting.refused(appeal, 'extension', { reason: '还要' }), 'flow.extensions-used-up')
  }),
)
