import { metresPerDegree } from './coordinates.ts'

/** Stored degrees are whole millionths: a tenth of a metre, exact to compare. */
export const perDegree = 1_000_000

/** A closed line `[x, y, x, y, …]` in millionths of a degree; the last point joins the first unsaid. */
export type Ring = readonly number[]

/** A surface by the even-odd rule: one ring, or several where it has holes or parts. */
export type Polygon = readonly Ring[]

export interface Box {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

/**
 * Whether a point lies inside. Each edge is measured from its southern end, whichever way the ring runs, and
 * holds its southern end only: two polygons that share an edge never both claim, nor both disown, a point.
 */
export function contains(polygon: Polygon, x: number, y: number): boolean {
  let inside = false
  for (const ring of polygon) {
    let fromX = ring[ring.length - 2]!
    let fromY = ring[ring.length - 1]!
    for (let i = 0; i < ring.length; i += 2) {
      const toX = ring[i]!
      const toY = ring[i + 1]!
      if (fromY > y !== toY > y) {
        const right =
          fromY < toY
            ? (x - fromX) * (toY - fromY) < (y - fromY) * (toX - fromX)
            : (x - toX) * (fromY - toY) < (y - toY) * (fromX - toX)
        if (right) inside = !inside
      }
      fromX = toX
      fromY = toY
    }
  }
  return inside
}

export function boxOf(polygon: Polygon): Box {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity }
  for (const ring of polygon)
    for (let i = 0; i < ring.length; i += 2) {
      box.minX = Math.min(box.minX, ring[i]!)
      box.maxX = Math.max(box.maxX, ring[i]!)
      box.minY = Math.min(box.minY, ring[i + 1]!)
      box.maxY = Math.max(box.maxY, ring[i + 1]!)
    }
  return box
}

/** Twice the area in square millionths of a degree, exact; positive where the ring runs anticlockwise. */
export function doubleArea(ring: Ring): number {
  let sum = 0
  const x0 = ring[0]!
  const y0 = ring[1]!
  for (let i = 2; i + 3 < ring.length; i += 2)
    sum += (ring[i]! - x0) * (ring[i + 3]! - y0) - (ring[i + 2]! - x0) * (ring[i + 1]! - y0)
  return sum
}

/** Square metres; holes run clockwise and count against. */
export function areaM2(polygon: Polygon): number {
  const { minY, maxY } = boxOf(polygon)
  const scale = metresPerDegree((minY + maxY) / 2 / perDegree)
  const sum = polygon.reduce((total, ring) => total + doubleArea(ring), 0)
  return (sum / 2 / perDegree ** 2) * scale.lng * scale.lat
}

/** A point inside a polygon of ordinary shape, in degrees: the centre of gravity of its first ring. */
export function centreOf(polygon: Polygon): { lng: number; lat: number } {
  const ring = polygon[0]!
  const [x0, y0] = [ring[0]!, ring[1]!]
  let [x, y, sum] = [0, 0, 0]
  for (let i = 2; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i]! - x0, ring[i + 1]! - y0, ring[i + 2]! - x0, ring[i + 3]! - y0]
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
    sum += cross
  }
  return { lng: (x0 + x / sum / 3) / perDegree, lat: (y0 + y / sum / 3) / perDegree }
}

/** Metres from a point (millionths of a degree) to the nearest edge. */
export function metresToEdge(polygon: Polygon, x: number, y: number): number {
  const scale = metresPerDegree(y / perDegree)
  const [kx, ky] = [scale.lng / perDegree, scale.lat / perDegree]
  let least = Infinity
  for (const ring of polygon)
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length
      const [ax, ay] = [(ring[i]! - x) * kx, (ring[i + 1]! - y) * ky]
      const [dx, dy] = [(ring[j]! - ring[i]!) * kx, (ring[j + 1]! - ring[i + 1]!) * ky]
      const along = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)))
      least = Math.min(least, Math.hypot(ax + along * dx, ay + along * dy))
    }
  return least
}

/**
 * The outline of several polygons that share their edges point by point: every edge that two of them walk
 * in opposite directions falls away, the rest is tied into rings.
 */
export function outline(parts: readonly Polygon[]): Polygon {
  const open = new Map<string, number[][]>()
  const edges = new Map<string, number[]>()
  for (const part of parts)
    for (const ring of part)
      for (let i = 0; i < ring.length; i += 2) {
        const j = (i + 2) % ring.length
        const edge = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!]
        if (!edges.delete(`${edge[2]},${edge[3]},${edge[0]},${edge[1]}`)) edges.set(edge.join(), edge)
      }
  for (const edge of edges.values()) {
    const key = `${edge[0]},${edge[1]}`
    open.set(key, [...(open.get(key) ?? []), edge])
  }
  const rings: number[][] = []
  for (const starts of open.values()) while (starts.length > 0) rings.push(follow(open, starts.pop()!))
  return rings.sort((a, b) => b.length - a.length)
}

function follow(open: Map<string, number[][]>, start: number[]): number[] {
  const ring = [start[0]!, start[1]!]
  let edge = start
  while (edge[2] !== start[0] || edge[3] !== start[1]) {
    ring.push(edge[2]!, edge[3]!)
    const next = open.get(`${edge[2]},${edge[3]}`)?.pop()
    if (!next) throw new Error(`the outline is torn at ${edge[2]},${edge[3]}`)
    edge = next
  }
  return ring
}
