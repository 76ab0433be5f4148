import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { divideByPlan, divideInto } from './illustrate-district/divide.ts'
import { area, centre, type Mesh, meshOf, type Point, ringOf } from './illustrate-district/mesh.ts'
import { namedPlaces } from './illustrate-district/place-names.ts'
import { middle, outlineDegrees, streetPlan } from './illustrate-district/plan.ts'
import { type Chance, chance } from '#kernel/chance.ts'

/**
 * Draws the demonstration district: a hand-drawn outline, cut into the 13 streets, their communities and
 * cells of about a hectare (GB/T 47678.3: closed, without gap or overlap, inside their community, numbered
 * west to east and north to south). No survey and no map stands behind it.
 *
 *     node tools/illustrate-district.ts        writes polygons.json and places.json of profiles/jianghan
 */
const seed = 420103
const cellM2 = 10_000
const profile = path.join(import.meta.dirname, '..', 'profiles', 'jianghan')

interface Divisions {
  streets: { code: string; communities: { code: string }[] }[]
}

/** Metres to whole millionths of a degree. */
const scale = { x: 111_195 * Math.cos((middle.lat * Math.PI) / 180), y: 111_195 }
const toMetres = ([lng, lat]: Point): Point => [(lng - middle.lng) * scale.x, (lat - middle.lat) * scale.y]
const toStored = ([x, y]: Point): [number, number] => [
  Math.round((middle.lng + x / scale.x) * 1e6),
  Math.round((middle.lat + y / scale.y) * 1e6),
]

/** Bends the straight cuts a little, as old roads bend; gentle enough that no face folds. */
const bend = ([x, y]: Point): Point => [
  x + 34 * Math.sin(y / 290 + 1.3) + 18 * Math.sin((x + 2 * y) / 410),
  y + 30 * Math.sin(x / 260 + 0.4) + 16 * Math.sin((2 * x - y) / 370 + 2),
]

interface Drawing {
  mesh: Mesh
  /** Faces of the cells of each community, in the order of their numbers. */
  cells: Map<string, number[]>
}

export function drawDistrict(divisions: Divisions): Drawing {
  const luck = chance(seed)
  const mesh = meshOf(outlineDegrees.map(toMetres))
  const streets = divideByPlan(mesh, 0, streetPlan)
  const communities = divisions.streets.flatMap((street) => {
    const face = streets.get(street.code) ?? fail(`the plan has no street ${street.code}`)
    const grain = { unevenness: 0.3, leanDegrees: 7, snapM: 40 }
    const faces = divideInto(mesh, face, street.communities.length, luck, grain)
    return street.communities.map(({ code }, i) => ({ code, face: faces[i]! }))
  })
  const cells = new Map<string, number[]>()
  for (const { code, face } of communities) {
    const count = Math.max(1, Math.round(area(ringOf(mesh, face)) / cellM2))
    cells.set(code, divideInto(mesh, face, count, luck, { unevenness: 0, leanDegrees: 4, snapM: 14 }))
  }
  mesh.points = mesh.points.map(bend)
  for (const [code, faces] of cells) cells.set(code, inOrder(mesh, faces))
  return { mesh, cells }
}

/** Rows of a cell's height from the north, each row from the west. */
function inOrder(mesh: Mesh, faces: number[]): number[] {
  const centres = new Map(faces.map((face) => [face, centre(ringOf(mesh, face))]))
  const north = Math.max(...[...centres.values()].map(([, y]) => y))
  const row = (face: number): number => Math.floor((north - centres.get(face)![1]) / Math.sqrt(cellM2))
  return [...faces].sort((a, b) => row(a) - row(b) || centres.get(a)![0] - centres.get(b)![0])
}

function fail(why: string): never {
  throw new Error(why)
}

/** One list of shared points, each as its step from the one before; cells name their points by number. */
export function asFile({ mesh, cells }: Drawing): string {
  const stored = mesh.points.map(toStored)
  const steps = stored.flatMap(([x, y], i) => [x - (stored[i - 1]?.[0] ?? 0), y - (stored[i - 1]?.[1] ?? 0)])
  const lines = [...cells].map(
    ([code, faces]) => `    ${JSON.stringify({ code, cells: faces.map((face) => mesh.faces[face]) })}`,
  )
  const about = {
    zh: '示意图：轮廓、街道、社区和单元网格均由本项目绘制，并非测绘成果，也不代表实际界线。',
    en: 'Illustrative: outline, streets, communities and cells are drawn for this project; no survey, no real border.',
    illustrative: true,
    drawnBy: `tools/illustrate-district.ts, seed ${seed}`,
    unit: 'millionths of a degree, WGS84; points are steps from the point before',
  }
  return `{\n  "about": ${JSON.stringify(about, null, 2).replaceAll('\n', '\n  ')},\n  "points": ${JSON.stringify(steps)},\n  "communities": [\n${lines.join(',\n')}\n  ]\n}\n`
}

/** Each named place somewhere inside a cell of its street, no two in one cell. */
export function placesAsFile({ mesh, cells }: Drawing): string {
  const luck = chance(seed + 1)
  const free = new Map<string, number[]>()
  for (const [code, faces] of cells)
    free.set(code.slice(0, 9), [...(free.get(code.slice(0, 9)) ?? []), ...faces])
  for (const [street, faces] of free) free.set(street, luck.shuffle(faces))
  const lines = namedPlaces.map(({ street, kind, name }, i) => {
    const face = free.get(street)?.pop() ?? fail(`no cell left in ${street}`)
    const [x, y] = toStored(somewhereIn(ringOf(mesh, face), luck))
    return JSON.stringify({
      code: `p${String(i + 1).padStart(3, '0')}`,
      kind,
      name,
      lng: x / 1e6,
      lat: y / 1e6,
    })
  })
  const about = {
    zh: '示意地点：道路用真实名称，其余名称和全部位置均为虚构。',
    en: 'Illustrative places: roads bear real names; the other names and every position are invented.',
    illustrative: true,
  }
  return `{\n  "about": ${JSON.stringify(about)},\n  "places": [\n    ${lines.join(',\n    ')}\n  ]\n}\n`
}

/** Between the middle of a face and one of its corners. */
function somewhereIn(ring: readonly Point[], luck: Chance): Point {
  const [cornerX, cornerY] = luck.pick(ring)
  const [x, y] = centre(ring)
  const share = luck.between(0, 0.6)
  return [x + (cornerX - x) * share, y + (cornerY - y) * share]
}

if (import.meta.main) {
  const divisions: Divisions = JSON.parse(readFileSync(path.join(profile, 'divisions.json'), 'utf8'))
  const drawing = drawDistrict(divisions)
  writeFileSync(path.join(profile, 'polygons.json'), asFile(drawing))
  writeFileSync(path.join(profile, 'places.json'), placesAsFile(drawing))
  const count = [...drawing.cells.values()].reduce((sum, faces) => sum + faces.length, 0)
  console.log(`${drawing.cells.size} communities, ${count} cells, ${namedPlaces.length} places`)
}
