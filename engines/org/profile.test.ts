import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { Refused } from '#kernel/errors.ts'
import { soak } from '#tests/soak.ts'
import { areaIndex, cellAt } from './area-index.ts'
import { parentCode } from './codes.ts'
import { coordinateOutside, profileAbsent, profileWrong } from './errors.ts'
import { areaM2, boxOf, centreOf, contains, doubleArea, perDegree } from './polygons.ts'
import { readOrganisation } from './profile.ts'

const folder = path.join(import.meta.dirname, '../../profiles/jianghan')
const jianghan = await readOrganisation(folder)
const ofKind = (kind: string) => jianghan.areas.filter((area) => area.kind === kind)
const rings = (kind: string) => ofKind(kind).map((area) => ({ ...area, polygon: area.polygon! }))
const total = (kind: string) =>
  rings(kind).reduce((sum, { polygon }) => sum + polygon.reduce((all, ring) => all + doubleArea(ring), 0), 0)

test('Jianghan has 13 streets, 109 communities and about 2,800 cells of a hectare', async () => {
  assert.equal(ofKind('street').length, 13)
  assert.equal(ofKind('community').length, 109)
  assert.ok(Math.abs(ofKind('cell').length - 2_800) < 100, `${ofKind('cell').length}`)
  const [district] = rings('district')
  assert.ok(Math.abs(areaM2(district!.polygon) / 1e6 - 28) < 1, `${areaM2(district!.polygon)}`)
  for (const { code, polygon } of rings('cell')) {
    const hectares = areaM2(polygon) / 10_000
    assert.ok(hectares > 0.5 && hectares < 1.6, `${code}: ${hectares} ha`)
  }
  assert.ok((await stat(path.join(folder, 'polygons.json'))).size < 1_500_000)
})

test('the polygons leave no gap and no overlap: every level sums up to the district, to the last unit', () => {
  for (const kind of ['street', 'community', 'cell']) assert.equal(total(kind), total('district'), kind)
  for (const { code, polygon } of jianghan.areas) {
    assert.equal(polygon?.length, 1, `${code} is in one piece`)
    assert.ok(doubleArea(polygon[0]!) > 0, `${code} runs anticlockwise`)
  }
})

test('every point of the district lies in one cell, and in that cell’s community and street', () => {
  const district = rings('district')[0]!.polygon
  const { minX, maxX, minY, maxY } = boxOf(district)
  const levels = ['street', 'community', 'cell'].map(rings)
  const point = fc.tuple(
    fc.double({ min: minX, max: maxX, noNaN: true }),
    fc.double({ min: minY, max: maxY, noNaN: true }),
  )
  const corner = fc.constantFrom(
    ...rings('cell').map(({ polygon }) => [polygon[0]![0]!, polygon[0]![1]!] as const),
  )
  fc.assert(
    fc.property(fc.oneof(point, corner), ([x, y]) => {
      const inside = contains(district, x, y)
      const found = levels.map((areas) =>
        areas.filter(({ polygon }) => contains(polygon, x, y)).map(({ code }) => code),
      )
      for (const codes of found) assert.equal(codes.length, inside ? 1 : 0)
      if (inside)
        assert.ok(found[2]![0]!.startsWith(found[1]![0]!) && found[1]![0]!.startsWith(found[0]![0]!))
    }),
    { numRuns: soak(400, 20_000) },
  )
})

test('cells are numbered from 1 without a hole, in rows from the north, each row from the west', () => {
  for (const { code: community } of ofKind('community')) {
    const cells = rings('cell').filter(({ code }) => parentCode(code) === community)
    assert.deepEqual(
      cells.map(({ code }) => Number(code.slice(12))),
      cells.map((_, i) => i + 1),
    )
    const centres = cells.map(({ polygon }) => centreOf(polygon))
    for (const [i, { lng, lat }] of centres.entries()) {
      const next = centres[i + 1]
      // A later cell is not more than a row's height (100 m) farther north; in the same row it lies east.
      if (next)
        assert.ok((next.lat - lat) * 111_195 < 110, `${community}: cell ${i + 2} lies north of cell ${i + 1}`)
      if (next && Math.abs(next.lat - lat) * 111_195 < 2 && next.lng < lng)
        assert.fail(`${community}: cell ${i + 2} lies west of cell ${i + 1}`)
    }
    const thirds = [
      centres.slice(0, Math.ceil(centres.length / 3)),
      centres.slice(-Math.ceil(centres.length / 3)),
    ]
    const [first, last] = thirds.map((part) => part.reduce((sum, { lat }) => sum + lat, 0) / part.length)
    assert.ok(first! > last!, `${community} begins in the north`)
  }
})

test('each place lies in the district, each community has somebody to walk it and a clerk', () => {
  const index = areaIndex(rings('cell'))
  assert.ok(jianghan.places.length >= 150)
  for (const { code, lng, lat } of jianghan.places) assert.ok(cellAt(index, lng, lat), `${code} lies outside`)
  const count = (post: string) => jianghan.accounts.filter((account) => account.post === post)
  assert.equal(count('supervisor').length, 164)
  assert.equal(count('call-taker').length + count('dispatcher').length, 24)
  const walked = new Set(count('supervisor').map(({ area }) => area))
  const clerked = new Set(count('community-clerk').map(({ unit }) => unit))
  for (const { code } of ofKind('community')) assert.ok(walked.has(code) && clerked.has(code), code)
  for (const post of jianghan.posts)
    assert.ok(count(post.code).length > 0, `nobody holds the post ${post.code}`)
})

test('a point on a cell’s edge road is taken by the nearest cell, but not one across the river', () => {
  const index = areaIndex(rings('cell'))
  const south = boxOf(rings('district')[0]!.polygon).minY / perDegree
  const lng = 114.2852
  const found = cellAt(index, lng, south - 5 / 111_195, 30)
  assert.ok(found && found.metresOff > 0 && found.metresOff <= 30)
  assert.equal(cellAt(index, lng, south - 5 / 111_195), undefined)
  assert.equal(cellAt(index, lng, south - 0.01, 30), undefined)
  assert.equal(cellAt(areaIndex([]), lng, south, 30), undefined)
})

/** A copy of the profile with one file changed, as an operator might spoil it. */
async function spoilt(file: string, change: (content: string) => string | undefined): Promise<unknown> {
  const copy = await mkdtemp(path.join(os.tmpdir(), 'huying-profile-'))
  try {
    await cp(folder, copy, { recursive: true })
    const changed = change(await readFile(path.join(copy, file), 'utf8'))
    if (changed === undefined) await rm(path.join(copy, file))
    else await writeFile(path.join(copy, file), changed)
    return await readOrganisation(copy).then(
      () => undefined,
      (error: unknown) => (error instanceof Refused ? error.refusal : error),
    )
  } finally {
    await rm(copy, { recursive: true })
  }
}

test('a spoilt profile is refused by the file that is wrong', async () => {
  assert.equal(await spoilt('divisions.json', () => undefined), profileAbsent)
  assert.equal(await spoilt('organisation.json', () => '{'), profileWrong)
  assert.equal(
    await spoilt('organisation.json', (all) => all.replace('"kind":"district"', '"kind":"city"')),
    profileWrong,
  )
  assert.equal(
    await spoilt('divisions.json', (all) => all.replace('420103001002', '420103002002')),
    profileWrong,
  )
  assert.equal(
    await spoilt('accounts.json', (all) => all.replace('"post":"dispatcher"', '"post":"boss"')),
    profileWrong,
  )
  assert.equal(
    await spoilt('accounts.json', (all) => all.replace('"unit":"intake"', '"unit":"nowhere"')),
    profileWrong,
  )
  assert.equal(
    await spoilt('accounts.json', (all) => all.replace('call-taker-02', 'call-taker-03')),
    profileWrong,
  )
  assert.equal(
    await spoilt('polygons.json', (all) => all.replace('"cells":[[', '"cells":[[99999,')),
    profileWrong,
  )
  assert.equal(
    await spoilt('polygons.json', (all) => all.replace('"code":"420103001001"', '"code":"420103001003"')),
    profileWrong,
  )
  assert.equal(
    await spoilt('places.json', (all) => all.replace(/"lat":[\d.]+/, '"lat":1')),
    coordinateOutside,
  )
})

test('a district may begin with its names alone', async () => {
  assert.equal(await spoilt('polygons.json', () => undefined), undefined)
  assert.equal(await spoilt('places.json', () => undefined), undefined)
  assert.equal(await spoilt('accounts.json', () => undefined), undefined)
})
