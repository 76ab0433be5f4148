import assert from 'node:assert/strict'
import test from 'node:test'
import { areaM2, boxOf, centreOf, contains, doubleArea, metresToEdge, outline } from './polygons.ts'

const square = (x: number, y: number, side: number): number[] => [
  x,
  y,
  x + side,
  y,
  x + side,
  y + side,
  x,
  y + side,
]

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
  const hole = square(2, 2, 6)
    .toReversed()
    .flatMap((_, i, all) => (i % 2 === 0 ? [all[i + 1]!, all[i]!] : []))
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
