import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import { geometryOf } from './geojson.ts'
import {
  areaM2,
  boxOf,
  centreOf,
  contains,
  doubleArea,
  metresToEdge,
  outline,
  perDegree,
} from './polygons.ts'

const square = (x: number, y: number, side: number): number[] =>
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ].flat()

/** The same ring walked the other way. */
const turned = (ring: number[]): number[] =>
  ring.toReversed().flatMap((y, i, all) => (i % 2 === 0 ? [all[i + 1]!, y] : []))

test('a point on a shared edge belongs to exactly one of two neighbours', () => {
  const west = [square(0, 0, 10)]
  const east = [square(10, 0, 10)]
  for (const y of [0, 0.1, 5, 9.99]) {
    assert.equal(contains(west, 10, y), false)
    assert.equal(contains(east, 10, y), true)
  }
  assert.equal(contains(east, 20, 5), false)
})

test('a hole is outside, an island apart is inside', () => {
  const hole = turned(square(2, 2, 6))
  const polygon = [square(0, 0, 10), hole, square(20, 20, 4)]
  assert.equal(contains(polygon, 1, 1), true)
  assert.equal(contains(polygon, 5, 5), false)
  assert.equal(contains(polygon, 22, 22), true)
  assert.equal(doubleArea(hole), -72)
  assert.deepEqual(boxOf(polygon), { minX: 0, minY: 0, maxX: 24, maxY: 24 })
})

test('a hundred metres by a hundred in Wuhan is a hectare', () => {
  const [x, y] = [114_270_000, 30_600_000]
  const [east, north] = [1_045, 899]
  const hectare = [[x, y, x + east, y, x + east, y + north, x, y + north]]
  assert.ok(Math.abs(areaM2(hectare) - 10_000) < 20, `${areaM2(hectare)}`)
  assert.deepEqual(centreOf(hectare), { lng: 114.2705225, lat: 30.6004495 })
  assert.ok(Math.abs(metresToEdge(hectare, x + 522, y - 450) - 50) < 0.2)
})

test('the outline of four squares round a gap is their rim and the gap', () => {
  const squares = [0, 1, 2].flatMap((i) =>
    [0, 1, 2].flatMap((j) => (i === 1 && j === 1 ? [] : [[square(i, j, 1)]])),
  )
  const rings = outline(squares)
  assert.equal(rings.length, 2)
  assert.deepEqual(rings.map(doubleArea), [18, -2])
  assert.equal(contains(rings, 1.5, 1.5), false)
  assert.equal(contains(rings, 0.5, 1.5), true)
})

test('a polygon of parts and holes goes to the map with each hole in its part', () => {
  const far = square(20_000_000, 0, 4_000_000)
  const hole = turned(square(21_000_000, 1_000_000, 1_000_000))
  assert.deepEqual(geometryOf([square(0, 0, 1_000_000), far, hole]), {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ],
      [
        [
          [20, 0],
          [24, 0],
          [24, 4],
          [20, 4],
          [20, 0],
        ],
        [
          [21, 2],
          [22, 2],
          [22, 1],
          [21, 1],
          [21, 2],
        ],
      ],
    ],
  })
  assert.equal(geometryOf([far, hole]).type, 'Polygon')
})

const boundaries = path.join(
  import.meta.dirname,
  '../../../shared/data/wuhan-boundaries/wuhan-districts.datav.geojson',
)
const absent = existsSync(boundaries) ? false : 'needs ../shared/data/wuhan-boundaries'

test('the areas of real districts agree with what another tool measured', { skip: absent }, () => {
  type Feature = { properties: { adcode: number }; geometry: { coordinates: [number, number][][][] } }
  const { features }: { features: Feature[] } = JSON.parse(readFileSync(boundaries, 'utf8'))
  const measuredKm2 = { 420103: 28.6, 420104: 40.5, 420102: 81.3, 420107: 92, 420106: 100.6, 420112: 494 }
  for (const [code, km2] of Object.entries(measuredKm2)) {
    const { geometry } = features.find(({ properties }) => properties.adcode === Number(code))!
    const rings = geometry.coordinates.flat().map((line) =>
      line
        .slice(0, -1)
        .flat()
        .map((degree) => Math.round(degree * perDegree)),
    )
    const measured = Math.abs(areaM2(rings)) / 1e6
    assert.ok(Math.abs(measured / km2 - 1) < 0.01, `${code}: ${measured} km²`)
  }
})
