import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { districtMap } from '../district-map.ts'
import { placesNamed } from '../place-index.ts'

export const placeShape = z.object({
  code: z.string(),
  kind: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  lng: z.number(),
  lat: z.number(),
})

/** Roads and landmarks by a part of their name, for the one who takes a call. */
export const searchPlaces = route({
  method: 'GET',
  path: '/org/places',
  can: 'org.read',
  summary: { zh: '按名称查找道路和地点', en: 'Find roads and places by name' },
  query: z.object({
    q: z.string().trim().min(1).max(60),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.object({ places: z.array(placeShape) }),
  async handle({ db, district }, { query: { q, limit } }) {
    const { places } = await districtMap(db, district)
    return { places: placesNamed(places, q, limit) }
  },
})
