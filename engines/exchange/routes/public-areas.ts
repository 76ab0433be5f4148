import { z } from 'zod'
import { districtMap, geometryOf } from '#engines/org/org.ts'
import { route } from '#kernel/route.ts'
import { checkDistrict, districtField } from '../public/followed-case.ts'

const line = z.array(z.tuple([z.number(), z.number()]))
const area = z.object({
  code: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }).nullable(),
  /** Rings of `[lng, lat]`, outer and inner alike: drawn by the even-odd rule. */
  rings: z.array(line),
})

/** The ground of the resident's map; anybody may see where streets and communities lie. */
export const publicAreas = route({
  method: 'GET',
  path: '/public/areas',
  can: 'public',
  summary: { zh: '街道与社区的边界（群众端地图）', en: 'Outlines for the map of residents' },
  perMinute: 60,
  query: z.object(districtField),
  reply: z.object({ streets: z.array(area), communities: z.array(area) }),
  districtOf: ({ query }) => query.district,
  async handle(context) {
    await checkDistrict(context)
    const { areas, names } = await districtMap(context.db, context.district)
    const drawn = (kind: 'street' | 'community') =>
      areas[kind].areas.map(({ code, polygon }) => ({
        code,
        name: names.get(code) ?? null,
        rings: ringsOf(geometryOf(polygon)),
      }))
    return { streets: drawn('street'), communities: drawn('community') }
  },
})

/** A metre of precision: the page draws it on a phone. */
const near = (degrees: number): number => Math.round(degrees * 100_000) / 100_000

const ringsOf = (geometry: ReturnType<typeof geometryOf>): [number, number][][] => {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
  return rings.map((ring) => ring.map(([lng, lat]): [number, number] => [near(lng), near(lat)]))
}
