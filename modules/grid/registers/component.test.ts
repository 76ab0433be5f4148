import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FlowDistrict, flowStage } from '#tests/stage/flow.ts'

const { inDistrict } = flowStage()

const edition = 'gbt47678.5-2026'
const classOf = (code: string) => ({ edition, kind: 'component', code })
const path = '/registers/component/entries'

interface Entry {
  key: string
  version: number
  code: string
  fields: Record<string, unknown>
}

/** In the next city. */
const away = { lng: 115.5, lat: 30 }

/** A place inside a cell of the district. */
async function somewhere(d: FlowDistrict) {
  const { places } = await d.dispatcher.get<{ places: { lng: number; lat: number }[] }>(
    '/org/places?q=路&limit=50',
  )
  for (const { lng, lat } of places) {
    const { cell } = await d.dispatcher.get<{ cell: string | null }>(`/org/locations?lng=${lng}&lat=${lat}`)
    if (cell) return { place: { lng, lat }, cell }
  }
  return assert.fail('no place lies in a cell')
}

const register = async (d: FlowDistrict, fields: object) =>
  (await d.shiftLeader.post<Entry>(path, { fields: { state: 'good', ...fields }, why: '新建' })).body

test(
  'a component is numbered by its class, named after it, and lies in the cell of its place',
  inDistrict(async (d) => {
    const { place, cell } = await somewhere(d)
    const first = await register(d, { class: classOf('01001'), place, owner: d.unit('water') })
    assert.deepEqual(
      { key: first.key, name: first.fields.name, cell: first.fields.cell },
      { key: '42010301001000001', name: '供水井盖', cell },
    )
    const second = await register(d, { class: classOf('01001'), place, name: '民族路口井盖' })
    assert.deepEqual([second.key, second.fields.name], ['42010301001000002', '民族路口井盖'])
    const found = await d.supervisor.get<{ entries: Entry[] }>(`${path}?q=民族&cell=${cell}`)
    assert.deepEqual(
      found.entries.map(({ key }) => key),
      [second.key],
    )
  }),
)

test(
  'an identifier of the editions before 2026 is kept, and says its class',
  inDistrict(async (d) => {
    const { place } = await somewhere(d)
    const old = await register(d, { identifier: '4201030101000077', place })
    assert.deepEqual(old.fields.class, { ...classOf('0101'), edition: 'gbt30428.2-2013' })
    const older = await register(d, {
      identifier: '4201030102000077',
      class: { ...classOf('0102'), edition: 'cjt214-2007' },
      place,
    })
    assert.equal(older.fields.name, '污水井盖')
  }),
)

test(
  'an identifier that is none, of another district or class, and a component that is nowhere are refused',
  inDistrict(async (d) => {
    const { place, cell } = await somewhere(d)
    const refused = async (fields: object) => (await register(d, fields)).code
    assert.equal(await refused({ place }), 'grid.class-missing')
    assert.equal(await refused({ identifier: '42010701001000001', place }), 'grid.identifier-wrong')
    assert.equal(await refused({ identifier: '42010399999000001', place }), 'grid.identifier-wrong')
    const differs = { identifier: '42010301001000009', class: classOf('01002'), place }
    assert.equal(await refused(differs), 'grid.class-differs')
    assert.equal(await refused({ class: classOf('01001') }), 'grid.component-nowhere')
    assert.equal(await refused({ class: classOf('01001'), place: away }), 'grid.component-nowhere')
    const byHand = await register(d, { class: classOf('01003'), place: away, cell })
    assert.equal(byHand.fields.cell, cell)
    const last = await register(d, { identifier: '42010301004999999', place })
    assert.equal(last.key, '42010301004999999')
    assert.equal(await refused({ class: classOf('01004'), place }), 'grid.numbers-used-up')
  }),
)

test(
  'moved, it lies in the cell of its new place',
  inDistrict(async (d) => {
    const { place, cell } = await somewhere(d)
    const { key, fields } = await register(d, { class: classOf('01005'), cell, place: away })
    const { status, body } = await d.ask<Entry>(d.shiftLeader.account, 'PUT', `${path}/${key}`, {
      version: 1,
      fields: { ...fields, cell: '420103001001999', place },
      why: '移位',
    })
    assert.deepEqual([status, body.fields.cell], [200, cell])
    const by = await d.supervisor.post<Entry>(path, { fields: {}, why: '新建' })
    assert.equal(by.body.code, 'kernel.not-allowed', 'who reads the register does not write it')
  }),
)
