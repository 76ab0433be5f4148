import { contains, doubleArea, perDegree, type Polygon, type Ring } from './polygons.ts'

type Line = [lng: number, lat: number][]

export type Geometry =
  | { type: 'Polygon'; coordinates: Line[] }
  | { type: 'MultiPolygon'; coordinates: Line[][] }

/** GeoJSON (RFC 7946) of a polygon, in degrees: each hole goes with the part that surrounds it. */
export function geometryOf(polygon: Polygon): Geometry {
  const outer = polygon.filter((ring) => doubleArea(ring) > 0)
  const holes = polygon.filter((ring) => doubleArea(ring) <= 0)
  const parts = outer.map((ring) => [
    line(ring),
    ...holes.filter((hole) => contains([ring], hole[0]!, hole[1]!)).map(line),
  ])
  return parts.length === 1
    ? { type: 'Polygon', coordinates: parts[0]! }
    : { type: 'MultiPolygon', coordinates: parts }
}

/** A line that comes back to its beginning. */
function line(ring: Ring): Line {
  const points: Line = []
  for (let i = 0; i <= ring.length; i += 2) {
    const at = i % ring.length
    points.push([ring[at]! / perDegree, ring[at + 1]! / perDegree])
  }
  return points
}
