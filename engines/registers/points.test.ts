import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#kernel/sql.ts'
import { type Entry, lamps, registerLamp, registersStage } from '#tests/stage/registers-district.ts'

const { inDistrict } = registersStage()

const points = '/registers/lamp/points'

interface Points {
  keys: string[]
  east: number[]
  north: number[]
  tone: number[]
  tones: string[]
  origin: [number, number]
  count: number
}

test(
  'a map shows where the entries of the list lie now, each with the value that colours it',
  inDistrict(async (d) => {
    await registerLamp(d, 'L-001', { place: { lng: 114.25, lat: 30.6 } })
    await registerLamp(d, 'L-002', { place: { lng: 114.3, lat: 30.5 }, state: 'broken' })
    await registerLamp(d, 'L-003')
    const shown = (query = '') => d.reply<Points>(d.reader, 'GET', points + query)
    const { keys, east, north, tone, tones, origin, count } = await shown()
    assert.deepEqual([keys, count], [['L-001', 'L-002'], 2])
    assert.deepEqual(
      keys.map((_, at) => [origin[0] + east[at]! / 1e5, origin[1] + north[at]! / 1e5, tones[tone[at]!]]),
      [
        [114.25, 30.6, 'good'],
        [114.3, 30.5, 'broken'],
      ],
    )
    assert.deepEqual((await shown('?state=broken')).keys, ['L-002'])
    assert.deepEqual((await shown(`?q=${encodeURIComponent('L-001 号灯')}`)).keys, ['L-001'])
    assert.deepEqual((await shown('?bbox=114.2,30.55,114.26,30.7')).keys, ['L-001'])

    const moved = { code: 'L-001', name: '1 号灯', state: 'good', place: { lng: 114.31, lat: 30.5 } }
    await d.reply<Entry>(d.clerk, 'PUT', `${lamps}/L-001`, { version: 1, fields: moved, why: '移位' })
    const gone = { code: 'L-002', name: '2 号灯', state: 'good' }
    await d.reply<Entry>(d.clerk, 'PUT', `${lamps}/L-002`, { version: 1, fields: gone, why: '位置不明' })
    const now = await shown()
    assert.deepEqual([now.keys, now.east], [['L-001'], [31_000]])
    await d.reply<Entry>(d.clerk, 'POST', `${lamps}/L-001/retire`, { version: 2, why: '拆除' })
    assert.deepEqual(await shown(), { ...now, keys: [], east: [], north: [], tone: [], tones: [], count: 0 })
    await d.reply<Entry>(d.clerk, 'POST', `${lamps}/L-001/restore`, { version: 3, why: '拆错了' })
    assert.deepEqual(await shown(), now)
  }),
)

test(
  'what has no map, a map of the past and a box that is none are refused by name',
  inDistrict(async (d) => {
    const refused = (path: string) => d.refusal(d.reader, 'GET', path)
    assert.equal(await refused('/registers/pole/points'), 'registers.no-places')
    assert.equal(await refused(`${points}?asOf=2026-01-01`), 'registers.past-has-no-map')
    assert.equal(await refused(`${points}?bbox=1,2,3`), 'registers.box-wrong')
    assert.equal(await refused(`${points}?bbox=3,2,1,4`), 'registers.box-wrong')
  }),
)

test(
  'of more entries than a map can draw an even share is shown, and their number told',
  inDistrict(async (d) => {
    await d.inside(async ({ db }) => {
      await sql`insert into registers.entry (district_id, register, key, version, retired, created_at, changed_at)
        select ${d.district}, 'lamp', 'L-' || n, 1, false, now(), now() from generate_series(1, 61000) n`.execute(
        db,
      )
      await sql`insert into registers.place (district_id, register, key, lng, lat)
        select ${d.district}, 'lamp', 'L-' || n, 114 + n / 1e6, 30 from generate_series(1, 61000) n`.execute(
        db,
      )
    })
    const { keys, count, tone } = await d.reply<Points>(d.reader, 'GET', points)
    assert.equal(count, 61_000)
    assert.ok(keys.length > 19_000 && keys.length < 22_000, `${keys.length}`)
    assert.ok(tone.every((at) => at === -1))
    const near = await d.reply<Points>(d.reader, 'GET', `${points}?bbox=114,29,114.01,31`)
    assert.deepEqual([near.count, near.keys.length], [10_000, 10_000])
  }),
)
