import { z } from 'zod'
import { districtMap, placesNamed } from '#engines/org/org.ts'
import { route } from '#kernel/route.ts'
import { checkDistrict, districtField } from '../public/followed-case.ts'

const text = z.object({ zh: z.string(), en: z.string() })
const found = z.object({ code: z.string(), name: text, lng: z.number(), lat: z.number() })

export const publicPlaces = route({
  method: 'GET',
  path: '/public/places',
  can: 'public',
  summary: { zh: '群众端按名称查找道路和地标', en: 'Roads and landmarks by name, for residents' },
  perMinute: 240,
  query: z.object({ ...districtField, q: z.string().trim().min(1).max(60) }),
  reply: z.object({ places: z.array(found) }),
  districtOf: ({ query }) => query.district,
  async handle(context, { query: { q } }) {
    await checkDistrict(context)
    const { places } = await districtMap(context.db, context.district)
    return {
      places: placesNamed(places, q, 10).map(({ code, name, lng, lat }) => ({ code, name, lng, lat })),
    }
  },
})
