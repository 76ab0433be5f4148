import { z } from 'zod'
import { type Engine, stateTitle } from '#engines/flow/flow.ts'
import { route } from '#kernel/route.ts'
import { readSetting, said, setting } from '#kernel/settings.ts'
import { sql } from '#kernel/sql.ts'
import { publicChannels } from '../open311/settings.ts'
import { appealType, districtField, typeOf } from '../public/followed-case.ts'

const nearby = setting({
  key: 'exchange.nearby',
  title: { zh: '附近诉求的范围', en: 'What counts as reported nearby' },
  shape: z.object({
    meters: z
      .int()
      .min(50)
      .max(5_000)
      .meta(said('半径', 'Within', { measure: 'metres' })),
    days: z
      .int()
      .min(1)
      .max(365)
      .meta(said('只看最近', 'Opened within the last', { measure: 'days' })),
    most: z
      .int()
      .min(1)
      .meta(said('最多显示', 'Shown at most', { measure: 'cases' })),
  }),
  usual: { meters: 500, days: 30, most: 50 },
})

const text = z.object({ zh: z.string(), en: z.string() })
const degreesOf = (meters: number) => meters / 111_320
const dayMs = 86_400_000

interface Nearby {
  class_zh: string | null
  class_en: string | null
  state: string
  lng: number
  lat: number
}

export const appealsNearby = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/public/appeals/near',
    can: 'public',
    summary: { zh: '附近已有的诉求', en: 'What is reported nearby already' },
    perMinute: 60,
    query: z.object({
      ...districtField,
      lng: z.coerce.number().min(-180).max(180),
      lat: z.coerce.number().min(-90).max(90),
    }),
    reply: z.object({
      appeals: z.array(z.object({ class: text.nullable(), state: text, lng: z.number(), lat: z.number() })),
    }),
    districtOf: ({ query }) => query.district,
    async handle({ db, district, now }, { query: { lng, lat } }) {
      const { meters, days, most } = await readSetting(db, district, nearby)
      const channels = await readSetting(db, district, publicChannels)
      const [up, across] = [degreesOf(meters), degreesOf(meters) / Math.cos((lat * Math.PI) / 180)]
      const { rows } = await sql<Nearby>`
        select k.title_zh as class_zh, k.title_en as class_en, p.state, p.lng, p.lat
        from flow.fact_public_case p
        left join catalogue.fact_class k on k.district_id = p.district_id and k.edition = p.class_edition
          and k.kind = p.class_kind and k.code = p.class_code
        where p.district_id = ${district} and p.case_type = ${appealType}
          and p.channel = any(${channels}::text[]) and p.opened_at > ${new Date(now.getTime() - days * dayMs)}
          and p.lng between ${lng - across} and ${lng + across} and p.lat between ${lat - up} and ${lat + up}
        order by p.opened_at desc, p.id desc limit ${most}`.execute(db)
      return { appeals: rows.map((row) => shown(engine, row)) }
    },
  })

/** Eleven metres are near enough to recognise a lamp, and too far to name a door. */
const rounded = (degrees: number): number => Math.round(degrees * 10_000) / 10_000

const shown = (engine: Engine, { class_zh: zh, class_en: en, state, lng, lat }: Nearby) => ({
  class: zh === null ? null : { zh, en: en ?? zh },
  state: stateTitle(typeOf(engine), state),
  lng: rounded(lng),
  lat: rounded(lat),
})
