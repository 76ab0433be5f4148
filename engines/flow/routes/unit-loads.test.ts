import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flowStage } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

interface Loads {
  loads: { unit: number; open: number; late: number }[]
}

test(
  'who dispatches sees what each unit has in hand and what of it is late; a unit does not see the others’',
  inDistrict(async (d) => {
    const loadOf = async (unit: number) => {
      const { body } = await d.ask<Loads>(d.dispatcher.account, 'GET', '/unit-loads')
      return body.loads.find((load) => load.unit === unit)
    }
    const lighting = d.unit('lighting')
    assert.equal(await loadOf(lighting), undefined, 'nothing in hand')
    const send = async () => {
      const appeal = await d.callTaker.opens('citizen-appeal', { kind: 'help', text: '路灯不亮' })
      return d.dispatcher.does(appeal, 'dispatch', { unit: lighting })
    }
    const first = await send()
    await send()
    assert.deepEqual(await loadOf(lighting), { unit: lighting, open: 2, late: 0 })
    d.waits({ days: 20 })
    const fresh = await send()
    assert.deepEqual(await loadOf(lighting), { unit: lighting, open: 3, late: 2 })
    await d.lighting.does(first, 'sendBack', { reason: '不属于本单位职责' })
    assert.deepEqual(await loadOf(lighting), { unit: lighting, open: 2, late: 1 })
    await d.lighting.does(fresh, 'sign')
    assert.deepEqual(await loadOf(lighting), { unit: lighting, open: 2, late: 1 })
    const { status } = await d.ask(d.lighting.account, 'GET', '/unit-loads')
    assert.equal(status, 403)
  }),
)
