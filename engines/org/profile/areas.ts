import type { Text } from '#kernel/errors.ts'
import { cellCode } from '../codes.ts'
import { outline, type Polygon } from '../polygons.ts'
import type { AreaEntry } from './entries.ts'
import type { Divisions, PolygonsFile, UnitEntry } from './files.ts'

/** All areas, lowest code first. A level's outline is what its parts leave open: no border is drawn twice. */
export function areasOf({ district, streets }: Divisions, file: PolygonsFile): AreaEntry[] {
  const drawn = cellPolygons(file)
  const cells = (community: string): AreaEntry[] =>
    (drawn.get(community) ?? []).map((polygon, i) => ({
      code: cellCode(community, i + 1),
      kind: 'cell',
      name: undefined,
      polygon,
    }))
  const all: AreaEntry[] = []
  const above = (
    kind: AreaEntry['kind'],
    { code, name }: { code: string; name: Text },
    parts: AreaEntry[],
  ) => {
    all.push(...parts)
    const polygons = parts.flatMap(({ polygon }) => (polygon ? [polygon] : []))
    return { code, kind, name, polygon: polygons.length > 0 ? outline(polygons) : undefined }
  }
  const streetAreas = streets.map((street) =>
    above(
      'street',
      street,
      street.communities.map((community) => above('community', community, cells(community.code))),
    ),
  )
  all.push(above('district', district, streetAreas))
  return all.sort((a, b) => (a.code < b.code ? -1 : 1))
}

function cellPolygons({ points, communities }: PolygonsFile): Map<string, Polygon[]> {
  const at: [number, number][] = []
  let [x, y] = [0, 0]
  for (let i = 0; i < points.length; i += 2) {
    x += points[i]!
    y += points[i + 1]!
    at.push([x, y])
  }
  return new Map(
    communities.map(({ code, cells }) => [code, cells.map((cell) => [cell.flatMap((point) => at[point]!)])]),
  )
}

/** Every street and community is a unit too: the street below the district's own unit. */
export function areaUnits({ streets }: Divisions, root: string): UnitEntry[] {
  const unit = (kind: UnitEntry['kind'], parent: string, { code, name }: { code: string; name: Text }) => {
    return { code, name, kind, parent }
  }
  return [
    ...streets.map((street) => unit('street', root, street)),
    ...streets.flatMap((street) => street.communities.map((one) => unit('community', street.code, one))),
  ]
}
