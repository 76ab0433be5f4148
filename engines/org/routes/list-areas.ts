import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import type { Area, AreaIndex } from '../area-index.ts'
import { districtMap } from '../district-map.ts'
import { boxWrong } from '../errors.ts'
import { geometryOf } from '../geojson.ts'
import { perDegree } from '../polygons.ts'

const position = z.tuple([z.number(), z.number()])
const line = z.array(position)

/** Outlines for the map. Cells are asked for by box: the whole district has thousands. */
export const listAreas = route({
  method: 'GET',
  path: '/org/areas',
  can: 'org.read',
  summary: {
    zh: '区、街道、社区和单元网格的边界（GeoJSON）',
    en: 'Outlines of district, streets, communities and cells (GeoJSON)',
  },
  lasting: true,
  query: z.object({
    kind: z.enum(['district', 'street', 'community', 'cell']),
    bbox: z.string().max(100).optional().describe('west,south,east,north in degrees (WGS84)'),
  }),
  reply: z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        id: z.string(),
        properties: z.object({
          code: z.string(),
          name: z.object({ zh: z.string(), en: z.string() }).nullable(),
        }),
        geometry: z.union([
          z.object({ type: z.literal('Polygon'), coordinates: z.array(line) }),
          z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(line)) }),
        ]),
      }),
    ),
  }),
  async handle({ db, district }, { query: { kind, bbox } }) {
    const map = await districtMap(db, district)
    return {
      type: 'FeatureCollection' as const,
      features: within(map.areas[kind], bbox).map(({ code, polygon }) => ({
        type: 'Feature' as const,
        id: code,
        properties: { code, name: map.names.get(code) ?? null },
        geometry: geometryOf(polygon),
      })),
    }
  },
})

function within({ areas, boxes }: AreaIndex, bbox: string | undefined): readonly Area[] {
  if (bbox === undefined) return areas
  const [west, south, east, north, ...more] = bbox
    .split(',')
    .map((side) => (side.trim() === '' ? NaN : Number(side) * perDegree))
  // NaN is below nothing, so a side that is no number fails here as well.
  if (!(west! < east! && south! < north!) || more.length > 0) return refuse(boxWrong)
  const found = boxes?.search(west!, south!, east!, north!) ?? []
  return found.sort((a, b) => a - b).map((at) => areas[at]!)
}
