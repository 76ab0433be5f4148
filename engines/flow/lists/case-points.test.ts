import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flowStage } from '#tests/stage/flow.ts'
import { type CasePoints, casePointsShape } from './point-columns.ts'

const { inDistrict } = flowStage()

const appealClass = { edition: 'local-appeals', kind: 'appeal', code: '010201' }

test(
  'the map’s points: place, light, age and class of each case, by columns; only what one may see',
  inDistrict(async (d) => {
    const place = { lng: 114.2836, lat: 30.5805 }
    const fields = { kind: 'help', text: '路灯不亮' }
    const late = await d.callTaker.opens('citizen-appeal', fields, { place, class: appealClass })
    await d.dispatcher.does(late, 'dispatch', { unit: d.unit('lighting') })
    d.waits({ days: 20 })
    const fresh = await d.callTaker.opens('citizen-appeal', fields, {
      place: { lng: 114.27, lat: 30.6 },
    })
    const seen = async (who: { account: number }) => {
      const { status, body } = await d.ask<CasePoints>(who.account, 'GET', '/case-points?open=yes')
      assert.equal(status, 200)
      return body
    }
    const all = await seen(d.dispatcher)
    assert.deepEqual(all.ids, [fresh.id, late.id - fresh.id])
    assert.deepEqual([all.east[1], all.north[1]], [28_360, 58_050])
    assert.equal(all.lights[1], 'r')
    assert.deepEqual(all.hours, [0, 480])
    assert.deepEqual(
      all.state.map((at) => all.states[at]),
      ['citizen-appeal/received', 'citizen-appeal/signing'],
    )
    assert.deepEqual(
      all.class.map((at) => all.classes[at] ?? null),
      [null, 'local-appeals/appeal/010201'],
    )
    const ofCategory = async (category: string) =>
      (await d.ask<CasePoints>(d.dispatcher.account, 'GET', `/case-points?category=${category}`)).body.ids
    assert.deepEqual(await ofCategory('appeal/01'), [late.id])
    assert.deepEqual(await ofCategory('local-appeals/appeal/01'), [late.id])
    assert.deepEqual(await ofCategory('gbt47678.5-2026/appeal/01'), [])
    assert.deepEqual((await seen(d.lighting)).ids, [late.id])
    casePointsShape.parse(await seen(d.otherStreet))
  }),
)
