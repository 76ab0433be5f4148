import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Refused } from '#kernel/errors.ts'
import { soak } from '#tests/soak.ts'
import { type CoordinateSystem, fromStore, metresBetween, toStore } from './coordinates.ts'
import {
  coordinateNotNumber,
  coordinateOutside,
  coordinateSwapped,
  coordinateSystemUnknown,
} from './errors.ts'

const refusedAs = (refusal: { code: string }) => (error: unknown) =>
  error instanceof Refused && error.refusal.code === refusal.code

/** The shift of GCJ-02, written down a second time from its published formula, as the oracle. */
function shifted(lng: number, lat: number): { lng: number; lat: number } {
  const [x, y, sin, pi] = [lng - 105, lat - 35, Math.sin, Math.PI]
  const waves = (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * (2 / 3)
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    waves +
    ((20 * sin(y * pi) + 40 * sin((y / 3) * pi)) * 2) / 3 +
    ((160 * sin((y / 12) * pi) + 320 * sin((y * pi) / 30)) * 2) / 3
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    waves +
    ((20 * sin(x * pi) + 40 * sin((x / 3) * pi)) * 2) / 3 +
    ((150 * sin((x / 12) * pi) + 300 * sin((x / 30) * pi)) * 2) / 3
  const [a, ee] = [6_378_245, 0.006_693_421_622_965_943]
  const magic = 1 - ee * sin((lat * pi) / 180) ** 2
  return {
    lng: lng + (east * 180) / ((a / Math.sqrt(magic)) * Math.cos((lat * pi) / 180) * pi),
    lat: lat + (north * 180) / (((a * (1 - ee)) / (magic * Math.sqrt(magic))) * pi),
  }
}

const inWuhan = fc.record({
  lng: fc.double({ min: 113.7, max: 115.1, noNaN: true }),
  lat: fc.double({ min: 29.9, max: 31.4, noNaN: true }),
})

test('a phone map that shows GCJ-02 lands within half a metre of where the satellites say', () => {
  fc.assert(
    fc.property(inWuhan, ({ lng, lat }) => {
      const off = metresBetween(toStore({ ...shifted(lng, lat), system: 'GCJ02' }), { lng, lat })
      assert.ok(off < 0.5, `${off} m off`)
    }),
    { numRuns: soak(200, 20_000) },
  )
})

test('out to a map and back again changes nothing', () => {
  const systems: CoordinateSystem[] = ['WGS84', 'CGCS2000', 'GCJ02', 'BD09']
  fc.assert(
    fc.property(inWuhan, fc.constantFrom(...systems), (at, system) => {
      const back = toStore({ ...fromStore(at, system), system })
      assert.ok(
        metresBetween(back, at) < (system === 'BD09' ? 1.5 : 0.5),
        `${system} ${metresBetween(back, at)}`,
      )
    }),
    { numRuns: soak(300, 20_000) },
  )
})

test('the shift is real: some hundred metres in Wuhan', () => {
  const at = { lng: 114.27, lat: 30.6 }
  const off = metresBetween(fromStore(at, 'GCJ02'), at)
  assert.ok(off > 400 && off < 800, `${off}`)
})

test('slips are refused by name', () => {
  assert.throws(() => toStore({ lng: 30.6, lat: 114.27 }), refusedAs(coordinateSwapped))
  assert.throws(() => toStore({ lng: 2.35, lat: 48.85 }), refusedAs(coordinateOutside))
  assert.throws(() => toStore({ lng: 0, lat: 0 }), refusedAs(coordinateOutside))
  assert.throws(() => toStore({ lng: NaN, lat: 30.6 }), refusedAs(coordinateNotNumber))
  assert.throws(() => toStore({ lng: 114.27, lat: Infinity }), refusedAs(coordinateNotNumber))
  const system = 'EPSG3857' as CoordinateSystem
  assert.throws(() => toStore({ lng: 114.27, lat: 30.6, system }), refusedAs(coordinateSystemUnknown))
})
