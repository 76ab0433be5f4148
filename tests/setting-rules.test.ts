import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unitOf } from '#apps/console/running/settings/shape.ts'
import '#apps/house.ts'
import { allSettings } from '#kernel/settings.ts'
import { type FlowDistrict, flowStage } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

/** What no form can say by itself is refused by a code of its own; the usual value with the change in it. */
const changes: readonly [key: string, change: (usual: never) => unknown, code: string][] = [
  ['performance.schemes', ([one]: [object]) => [{ ...one, execution: 20 }], 'performance.scheme-points'],
  ['performance.schemes', ([one]: [object]) => [one, one], 'performance.scheme-twice'],
  [
    'performance.schemes',
    ([one]: [object]) => [{ ...one, grades: { excellent: 60, good: 80, fair: 90 } }],
    'performance.scheme-uneven',
  ],
  [
    'performance.schemes',
    ([one]: [object]) => [{ ...one, bands: { reached: [80, 100], partly: [60, 90], missed: [0, 60] } }],
    'performance.scheme-uneven',
  ],
  [
    'org.map-tiles',
    (usual: object) => ({ ...usual, layers: ['https://tiles.example/0/0/0'] }),
    'org.tile-address',
  ],
  [
    'org.map-tiles',
    (usual: object) => ({ ...usual, layers: ['https://t{s}.example/{z}/{x}/{y}'] }),
    'org.tile-subdomains',
  ],
  [
    'exchange.telephone',
    (usual: object) => ({ ...usual, extensions: { 8001: 'no-such-login' } }),
    'exchange.extension-of-nobody',
  ],
  ['exchange.public-channels', () => ['pigeon-post'], 'exchange.public-channel-unknown'],
  [
    'appeals.supervision',
    (usual: object) => ({ ...usual, safetyClasses: ['0403', '997'] }),
    'appeals.safety-class-unknown',
  ],
]

const put = async (d: FlowDistrict, key: string, value: unknown) => {
  const { account } = await d.person('system-admin')
  return d.ask<{ code?: string }>(account, 'PUT', `/settings/${key}`, { value })
}

test(
  'what a form cannot say of a setting is refused by name, and the value as delivered is taken',
  inDistrict(async (d) => {
    for (const [key, change, code] of changes) {
      const { usual } = allSettings().find((each) => each.key === key)!
      const refused = await put(d, key, change(usual as never))
      assert.deepEqual([refused.status, refused.body.code], [422, code])
      const taken = await put(d, key, usual)
      assert.equal(taken.status, 200, `${key}: ${JSON.stringify(taken.body)}`)
    }
  }),
)

test('one of a thing is told in the singular, in English alone', () => {
  const times = { measure: { zh: '次', en: 'times', one: 'time' } }
  const told = (language: 'zh' | 'en', value: number) =>
    unitOf(times, (text) => text?.[language] ?? '', value)
  assert.deepEqual([told('en', 1), told('en', 2), told('en', 0)], ['time', 'times', 'times'])
  assert.deepEqual([told('zh', 1), told('zh', 2)], ['次', '次'])
})
