import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { coordinateSystems } from '../coordinates.ts'
import { districtMap, locate } from '../district-map.ts'
import { placesNear } from '../place-index.ts'
import { placeShape } from './search-places.ts'

const named = z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }) }).nullable()

/** What a pin on the map stands for: street, community, cell, and what is near. */
export const findLocation = route({
  method: 'GET',
  path: '/org/locations',
  can: 'org.read',
  summary: {
    zh: '坐标所在的街道、社区、网格和附近地点',
    en: 'Street, community, cell and places near a position',
  },
  query: z.object({
    lng: z.coerce.number(),
    lat: z.coerce.number(),
    system: z.enum(coordinateSystems).default('WGS84'),
  }),
  reply: z.object({
    lng: z.number(),
    lat: z.number(),
    street: named,
    community: named,
    cell: z.string().nullable(),
    near: z.array(placeShape.extend({ metres: z.number() })),
  }),
  async handle({ db, district }, { query }) {
    const found = await locate(db, district, { place: query })
    const map = await districtMap(db, district)
    const name = (code: string | null) => (code === null ? null : { code, name: map.names.get(code)! })
    const at = { lng: found.lng!, lat: found.lat! }
    return {
      ...at,
      street: name(found.street),
      community: name(found.community),
      cell: found.cell,
      near: placesNear(map.places, at, { most: 5, withinM: 1_000 }),
    }
  },
})
