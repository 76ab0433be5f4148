import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlowDistrict, flowStage, type Post, type Told } from '#tests/stage/flow.ts'
import { resumeHungUp } from './act-by-itself.ts'
import { notify } from './notices.ts'
import { tailSteps } from './tail.ts'

const { inDistrict } = flowStage()

async function handling(d: FlowDistrict): Promise<Told> {
  const appeal = await d.callTaker.opens('citizen-appeal', { kind: 'help', text: '路灯不亮' })
  await d.dispatcher.does(appeal, 'dispatch', { unit: d.unit('lighting') })
  return d.lighting.does(appeal, 'sign')
}

/** Tells what has happened and gives what somebody has not read of a case, oldest first. */
async function told(d: FlowDistrict, by: Post, about: Told): Promise<string[]> {
  const { house, district } = d
  await notify(house.store, district, await tailSteps(house.store, district, new Date(0)).poll())
  const { notices } = await by.get<{ notices: { case: number; kind: string; title: string | null }[] }>(
    '/notices?limit=200',
  )
  const own = notices.filter((notice) => notice.case === about.id)
  assert.ok(own.every(({ title }) => title === '路灯不亮'))
  return own.map(({ kind }) => kind).toSorted()
}

test(
  'who asked hears how it was decided, and the unit when its clock stops, runs again or is given another limit',
  inDistrict(async (d) => {
    const appeal = await handling(d)
    await d.lighting.does(appeal, 'extension', { reason: '需要开挖' })
    await d.dispatcher.does(appeal, 'grant-extension')
    assert.deepEqual(await told(d, d.lighting, appeal), ['assigned'], 'one of two signatures decides nothing')
    d.waits({ minutes: 1 })
    await d.shiftLeader.does(appeal, 'decline-extension', { reason: '可以按期完成' })
    await d.lighting.does(appeal, 'hang-up', { reason: '等待施工', until: '2026-03-20' })
    await d.dispatcher.does(appeal, 'grant-hang-up')
    d.waits({ minutes: 1 })
    await d.shiftLeader.does(appeal, 'grant-hang-up')
    d.waits({ days: 20 })
    await resumeHungUp(d.house.engine, { store: d.house.store, district: d.district, now: d.clock.now() })
    await d.dispatcher.sees(appeal)
    await d.dispatcher.does(appeal, 'tag', { tag: 'cool-summer' })
    assert.deepEqual(await told(d, d.lighting, appeal), [
      ...['assigned', 'decline-extension', 'grant-hang-up', 'resume', 'tag'],
    ])
    assert.deepEqual(await told(d, d.drainage, appeal), [])

    await d.dispatcher.does(appeal, 'void', { reason: '误录' })
    await d.shiftLeader.does(appeal, 'decline-void', { reason: '不是误录' })
    assert.deepEqual(await told(d, d.dispatcher, appeal), ['decline-void'])
    assert.deepEqual(await told(d, await d.person('dispatcher-02'), appeal), [], 'another asked for nothing')
  }),
)

test(
  'the lead hears of each part that comes back, and a unit of what is taken from it',
  inDistrict(async (d) => {
    const appeal = await handling(d)
    const units = [d.unit('drainage'), d.unit('urban-management')]
    await d.lighting.does(appeal, 'invite', { units, note: '请配合' })
    await d.drainage.does(appeal, 'answerPart', { result: '已探明' })
    await d.lighting.does(appeal, 'dropPart', { unit: units[1], reason: '不再需要' })
    assert.deepEqual(await told(d, d.lighting, appeal), ['answerPart', 'assigned'])
    assert.deepEqual(await told(d, d.urbanManagement, appeal), ['dropPart'])
    d.waits({ minutes: 1 })
    await d.dispatcher.does(appeal, 'redispatch', { unit: d.unit('drainage'), reason: '属排水' })
    assert.deepEqual(await told(d, d.lighting, appeal), ['answerPart', 'assigned', 'redispatch'])
    d.waits({ minutes: 1 })
    await d.callTaker.does(appeal, 'withdraw', { reason: '来电人表示不用了' })
    assert.ok((await told(d, d.drainage, appeal)).includes('withdraw'))
  }),
)
