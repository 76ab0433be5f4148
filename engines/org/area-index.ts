import Flatbush from 'flatbush'
import { metresPerDegree } from './coordinates.ts'
import { boxOf, contains, metresToEdge, perDegree, type Polygon } from './polygons.ts'

export interface Area {
  /** 9, 12 or 15 digits, see codes.ts. */
  code: string
  polygon: Polygon
}

/** The areas of one kind in one district, made for finding the one that holds a point. */
export interface AreaIndex {
  areas: readonly Area[]
  boxes: Flatbush | undefined
}

/** Built once a district (some 2,800 cells in a few milliseconds) and kept. */
export function areaIndex(areas: readonly Area[]): AreaIndex {
  if (areas.length === 0) return { areas, boxes: undefined }
  const boxes = new Flatbush(areas.length)
  for (const area of areas) {
    const box = boxOf(area.polygon)
    boxes.add(box.minX, box.minY, box.maxX, box.maxY)
  }
  boxes.finish()
  return { areas, boxes }
}

export interface Found {
  code: string
  /** 0 inside; else how far outside its edge the point lies. */
  metresOff: number
}

/**
 * The cell (or community, or street: whatever the index holds) at a stored position, or the nearest one not
 * farther than `toleranceM` metres: a phone's position on a border road may fall just outside.
 */
export function cellAt(index: AreaIndex, lng: number, lat: number, toleranceM = 0): Found | undefined {
  const { areas, boxes } = index
  if (!boxes) return undefined
  const x = lng * perDegree
  const y = lat * perDegree
  for (const at of boxes.search(x, y, x, y)) {
    const area = areas[at]!
    if (contains(area.polygon, x, y)) return { code: area.code, metresOff: 0 }
  }
  return toleranceM > 0 ? nearest(areas, boxes, x, y, toleranceM) : undefined
}

function nearest(
  areas: readonly Area[],
  boxes: Flatbush,
  x: number,
  y: number,
  toleranceM: number,
): Found | undefined {
  const scale = metresPerDegree(y / perDegree)
  const dx = (toleranceM / scale.lng) * perDegree
  const dy = (toleranceM / scale.lat) * perDegree
  let best: Found | undefined
  for (const at of boxes.search(x - dx, y - dy, x + dx, y + dy)) {
    const area = areas[at]!
    const metresOff = metresToEdge(area.polygon, x, y)
    if (metresOff <= toleranceM && metresOff < (best?.metresOff ?? Infinity))
      best = { code: area.code, metresOff }
  }
  return best
}
