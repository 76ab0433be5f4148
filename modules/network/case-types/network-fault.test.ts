import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flowStage } from '#tests/stage/flow.ts'
import { sweepClocks } from '#engines/flow/flow.ts'

const { inDistrict } = flowStage()

const fault = { kind: 'line', text: '三楼办公网中断', address: '区政府 302 室' }

test(
  'a fault is answered within thirty minutes, solved, and confirmed by who reported it',
  inDistrict(async (d) => {
    const found = await d.street.opens('network-fault', fault, { channel: 'web' })
    d.waits({ minutes: 20 })
    await d.networkDuty.does(found, 'respond')
    await d.networkDuty.does(found, 'solve', { cause: '光纤被挖断，已熔接' })
    await d.street.does(found, 'notSolved', { reason: '四楼仍然不通' })
    await d.networkDuty.does(found, 'solve', { cause: '更换四楼交换机' })
    await d.street.does(found, 'confirm')
    assert.equal(found.state, 'closed')
    const { clocks } = await d.networkDuty.sees(found)
    assert.deepEqual(
      clocks.map(({ name, state }) => `${name} ${state}`),
      ['respond met', 'handle met', 'confirm met', 'handle met', 'confirm met'],
    )
    await d.verifies()
  }),
)

test(
  'at night the thirty minutes run as well, and others than the duty officer do not answer',
  inDistrict(async (d) => {
    d.waits({ hours: 15 })
    const found = await d.callTaker.opens('network-fault', fault, { channel: 'web' })
    assert.equal(await d.callTaker.refused(found, 'respond'), 'flow.action-not-yours')
    assert.equal(await d.supervisor.refusedToOpen('network-fault', fault), 'flow.opening-not-yours')
    d.waits({ minutes: 31 })
    await sweepClocks(d.house.store, d.district, d.clock.now())
    await d.networkDuty.does(found, 'respond')
    assert.equal((await d.networkDuty.sees(found)).clocks[0]!.state, 'passed')
  }),
)
