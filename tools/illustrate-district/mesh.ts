/** Metres east and north of the district's middle. */
export type Point = readonly [east: number, north: number]

/**
 * Faces that fill a surface and share their points: a cut that meets an edge puts the new point into both
 * faces of that edge, so neighbours never drift apart.
 */
export interface Mesh {
  points: Point[]
  /** Anticlockwise lists of points. */
  faces: number[][]
  /** Which face lies left of the edge from one point to another. */
  left: Map<string, number>
}

/** A straight cut: points with `east * x + north * y < offset` lie on its near side. */
export interface Cut {
  east: number
  north: number
  offset: number
}

export function meshOf(outline: readonly Point[]): Mesh {
  const mesh: Mesh = { points: [...outline], faces: [], left: new Map() }
  setFace(
    mesh,
    0,
    outline.map((_, i) => i),
  )
  return mesh
}

function setFace(mesh: Mesh, face: number, ring: number[]): void {
  mesh.faces[face] = ring
  ring.forEach((from, i) => mesh.left.set(`${from}>${ring[(i + 1) % ring.length]}`, face))
}

export const ringOf = (mesh: Mesh, face: number): Point[] => mesh.faces[face]!.map((at) => mesh.points[at]!)

export function area(ring: readonly Point[]): number {
  let sum = 0
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!
    sum += x * nextY - nextX * y
  })
  return sum / 2
}

/** The centre of gravity. */
export function centre(ring: readonly Point[]): Point {
  let [sumX, sumY] = [0, 0]
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!
    const cross = x * nextY - nextX * y
    sumX += (x + nextX) * cross
    sumY += (y + nextY) * cross
  })
  return [sumX / area(ring) / 6, sumY / area(ring) / 6]
}

/** The area of the part of a ring on the near side of a cut. */
export function areaBefore(ring: readonly Point[], cut: Cut): number {
  const kept: Point[] = []
  ring.forEach((from, i) => {
    const to = ring[(i + 1) % ring.length]!
    const [a, b] = [distance(from, cut), distance(to, cut)]
    if (a < 0) kept.push(from)
    if (a < 0 !== b < 0) kept.push(between(from, to, a / (a - b)))
  })
  return kept.length < 3 ? 0 : area(kept)
}

const distance = ([x, y]: Point, cut: Cut): number => cut.east * x + cut.north * y - cut.offset

const between = (from: Point, to: Point, share: number): Point => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
]

/** Where a cut crosses the edge that starts at place `at` of a face: at one of its ends where that is near. */
interface Crossing {
  at: number
  share: number
}

/**
 * Cuts a face in two: the near part keeps its number, the far part gets the number returned. Nothing happens
 * (undefined) where the cut does not cross the face exactly twice, or would leave a splinter.
 */
export function cutFace(mesh: Mesh, face: number, cut: Cut, snapM: number): number | undefined {
  const ring = ringOf(mesh, face)
  const crossings: Crossing[] = []
  ring.forEach((from, i) => {
    const to = ring[(i + 1) % ring.length]!
    const [a, b] = [distance(from, cut), distance(to, cut)]
    if (a < 0 === b < 0) return
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    const share = a / (a - b)
    crossings.push({ at: i, share: share * length < snapM ? 0 : (1 - share) * length < snapM ? 1 : share })
  })
  const [first, second] = crossings
  if (!first || !second || crossings.length > 2 || !apart(ring.length, first, second)) return undefined
  const [u, w] = [pointAt(mesh, mesh.faces[face]!, first), pointAt(mesh, mesh.faces[face]!, second)]
  insert(mesh, face, second, w)
  insert(mesh, face, first, u)
  return split(mesh, face, u, w, cut)
}

/** Whether corners of the face lie strictly between the ends of the cut on both ways round. */
function apart(size: number, first: Crossing, second: Crossing): boolean {
  const places = [first, second].map(({ at, share }) => (at + share) % size)
  const [low, high] = [Math.min(...places), Math.max(...places)]
  const oneWay = Math.ceil(high) - 1 - Math.floor(low)
  const otherWay = size - 1 - (Math.floor(high) - Math.ceil(low))
  return oneWay > 0 && otherWay > 0
}

function pointAt(mesh: Mesh, ring: number[], { at, share }: Crossing): number {
  const [from, to] = [ring[at]!, ring[(at + 1) % ring.length]!]
  if (share === 0) return from
  if (share === 1) return to
  mesh.points.push(between(mesh.points[from]!, mesh.points[to]!, share))
  return mesh.points.length - 1
}

/** Puts a new point into the crossed edge, in the face itself and in its neighbour. */
function insert(mesh: Mesh, face: number, { at, share }: Crossing, point: number): void {
  if (share === 0 || share === 1) return
  const ring = mesh.faces[face]!
  const [from, to] = [ring[at]!, ring[at + 1] ?? ring[0]!]
  const neighbour = mesh.left.get(`${to}>${from}`)
  setFace(mesh, face, ring.toSpliced(at + 1, 0, point))
  mesh.left.delete(`${from}>${to}`)
  if (neighbour === undefined) return
  const other = mesh.faces[neighbour]!
  mesh.left.delete(`${to}>${from}`)
  setFace(mesh, neighbour, other.toSpliced(other.indexOf(to) + 1, 0, point))
}

function split(mesh: Mesh, face: number, u: number, w: number, cut: Cut): number {
  const ring = mesh.faces[face]!
  const turned = [...ring.slice(ring.indexOf(u)), ...ring.slice(0, ring.indexOf(u))]
  const one = turned.slice(0, turned.indexOf(w) + 1)
  const other = [...turned.slice(turned.indexOf(w)), u]
  const side = (list: number[]): number => list.reduce((sum, at) => sum + distance(mesh.points[at]!, cut), 0)
  const [near, far] = side(one) < side(other) ? [one, other] : [other, one]
  const made = mesh.faces.length
  setFace(mesh, face, near)
  setFace(mesh, made, far)
  return made
}
