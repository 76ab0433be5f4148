import { z } from 'zod'
import { districtMap, locate } from '#engines/org/org.ts'
import { route } from '#kernel/route.ts'
import { checkDistrict, districtField } from '../public/followed-case.ts'

const text = z.object({ zh: z.string(), en: z.string() })

/** What a pin stands for; `inside` tells a resident that the place belongs to another district. */
export const publicLocation = route({
  method: 'GET',
  path: '/public/location',
  can: 'public',
  summary: { zh: '坐标所在的街道和社区（群众端）', en: 'Street and community of a position, for residents' },
  perMinute: 240,
  query: z.object({
    ...districtField,
    lng: z.coerce.number().min(-180).max(180),
    lat: z.coerce.number().min(-90).max(90),
  }),
  reply: z.object({ inside: z.boolean(), street: text.nullable(), community: text.nullable() }),
  districtOf: ({ query }) => query.district,
  async handle(context, { query: { lng, lat } }) {
    await checkDistrict(context)
    const { db, district } = context
    const { street, community } = await locate(db, district, { place: { lng, lat } })
    const { names } = await districtMap(db, district)
    const nameOf = (code: string | null) => (code && names.get(code)) || null
    return { inside: street !== null, street: nameOf(street), community: nameOf(community) }
  },
})
