import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { raw, route } from '#kernel/route.ts'
import { readSetting } from '#kernel/settings.ts'
import { tileMissing } from '../errors.ts'
import { tileRules, tileUrl } from '../tiles/settings.ts'

const at = z.coerce.number().int().min(0)
const slowestMs = 8_000
const mostBytes = 2 << 20

/**
 * Tiles come through our own server: browsers ask nobody else, the tile server's key stays here, and a
 * district without the internet sets up a mirror of its own.
 */
export const readTile = route({
  method: 'GET',
  path: '/map/tiles/:layer/:z/:x/:y',
  can: 'org.read',
  summary: { zh: '地图底图瓦片', en: 'One tile of the map' },
  params: z.object({ layer: at.max(2), z: at.max(22), x: at.max(4_194_303), y: at.max(4_194_303) }),
  reply: z.string(),
  media: ['image/png', 'image/jpeg', 'image/webp'],
  transaction: false,
  async handle({ store, district }, { params }) {
    const rules = await store.inDistrict(district, ({ db }) => readSetting(db, district, tileRules))
    const url = tileUrl(rules, params) ?? refuse(tileMissing)
    const answer = await fetch(url, { signal: AbortSignal.timeout(slowestMs), redirect: 'error' }).catch(
      () => undefined,
    )
    const type = answer?.headers.get('content-type') ?? ''
    if (!answer?.ok || !/^image\/(png|jpeg|webp)/.test(type)) return refuse(tileMissing)
    const body = Buffer.from(await answer.arrayBuffer())
    if (body.length > mostBytes) refuse(tileMissing)
    return raw({ headers: { 'content-type': type, 'cache-control': 'private, max-age=86400' }, body })
  },
})
