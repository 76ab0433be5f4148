import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { readSetting } from '#kernel/settings.ts'
import { tileRules } from '../tiles/settings.ts'

export const describeTiles = route({
  method: 'GET',
  path: '/map/tiles',
  can: 'org.read',
  summary: { zh: '地图底图有几层', en: 'How many layers of tiles the map has' },
  reply: z.object({
    layers: z.number(),
    attribution: z.object({ zh: z.string(), en: z.string() }),
    maxZoom: z.number(),
  }),
  async handle({ db, district }) {
    const { layers, attribution, maxZoom } = await readSetting(db, district, tileRules)
    return { layers: layers.length, attribution, maxZoom }
  },
})
