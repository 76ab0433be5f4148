import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { stage } from '#tests/stage.ts'
import { readSetting, setting } from './settings.ts'
import { sql } from './sql.ts'

const colours = setting({
  key: 'test.colours',
  title: { zh: '颜色', en: 'Colours' },
  shape: z.object({ late: z.enum(['red', 'black']), days: z.int().min(1).default(3) }),
  usual: { late: 'red', days: 3 },
})
const { inDistrict } = stage({
  extend: (d) => ({
    system: () => d.account({ administration: 'system' }),
    colours: () => d.inside(({ db }) => readSetting(db, d.district, colours)),
  }),
})
const at = '/settings/test.colours'

test('a key is declared once, with a usual value of its own shape', () => {
  assert.throws(() => setting(colours), /declared twice/)
  assert.throws(() => setting({ ...colours, key: 'test.wrong', usual: { late: 'blue' as 'red', days: 1 } }))
})

test(
  'a setting has its usual value until the district changes it',
  inDistrict(async (d) => {
    const system = await d.system()
    assert.deepEqual(await d.colours(), { late: 'red', days: 3 })
    await d.reply(system, 'PUT', at, { value: { late: 'black' } })
    assert.deepEqual(await d.colours(), { late: 'black', days: 3 })
    type Listed = { settings: { key: string; value: unknown; changedAt: string | null; shape: unknown }[] }
    const { settings } = await d.reply<Listed>(system, 'GET', '/settings')
    const found = settings.find((each) => each.key === 'test.colours')!
    assert.deepEqual(found.value, { late: 'black', days: 3 })
    assert.equal(found.changedAt, d.clock.now().toISOString())
    assert.ok(
      !settings.some((each) => each.key === 'kernel.sign-in'),
      "that one is the security administrator's",
    )
  }),
)

test(
  'the change is on record with both values',
  inDistrict(async (d) => {
    await d.reply(await d.system(), 'PUT', at, { value: { late: 'black', days: 1 } })
    const { rows } = await d.inside(({ db }) =>
      sql`select subject, details from kernel.audit where act = 'PUT /settings/:key'`.execute(db),
    )
    const details = { from: { late: 'red', days: 3 }, to: { late: 'black', days: 1 } }
    assert.deepEqual(rows, [{ subject: 'setting test.colours', details }])
  }),
)

test(
  'a value that does not fit is refused field by field, an unknown key by name',
  inDistrict(async (d) => {
    const system = await d.system()
    const answer = await d.request<{ details: { issues: { field: string }[] } }>(system, 'PUT', at, {
      value: { late: 'blue', days: 0 },
    })
    assert.equal(answer.status, 422)
    const fields = answer.body.details.issues.map((issue) => issue.field)
    assert.deepEqual(fields, ['value.late', 'value.days'])
    assert.equal(await d.refusal(system, 'PUT', '/settings/no.such', { value: 1 }), 'kernel.setting-unknown')
    assert.equal(await d.refusal(await d.account(), 'PUT', at, { value: {} }), 'kernel.not-allowed')
  }),
)
