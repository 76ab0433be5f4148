import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { bothLanguages, said, setting } from '#kernel/settings.ts'
import { tileAddress, tileSubdomains } from '../errors.ts'

const template = z.url({ protocol: /^https?$/ }).max(500)

/**
 * Tiles beneath the outlines, from 天地图 or any server of Web Mercator tiles in WGS84 or CGCS2000. None by
 * default: the map is drawn from the district's own outlines. `{s}` stands for one of `subdomains`.
 */
export const tileRules = setting({
  key: 'org.map-tiles',
  title: { zh: '地图底图服务', en: 'Map tiles' },
  shape: z.object({
    /** Lowest first: ground, then names (天地图 vec_w and cva_w). */
    layers: z
      .array(template.meta(said('瓦片地址', 'Address of tiles')))
      .max(3)
      .meta(
        said('图层', 'Layers', {
          help: {
            zh: '从下到上，最多三层；地址含 {z}、{x}、{y}，可含 {s}。不填则只用本区自有轮廓。',
            en: 'Lowest first, three at most; with {z}, {x}, {y}, perhaps {s}. Without any the outlines stand alone.',
          },
        }),
      ),
    subdomains: z
      .string()
      .max(20)
      .meta(
        said('子域', 'Subdomains', { help: { zh: '{s} 依次取其中一个字符', en: '{s} is one sign of it' } }),
      ),
    attribution: z
      .object(bothLanguages({ zh: z.string().max(100), en: z.string().max(100) }))
      .meta(said('版权标注', 'Attribution')),
    maxZoom: z.int().min(1).max(22).meta(said('最大级别', 'Deepest level')),
  }),
  check: ({ layers, subdomains }) => {
    for (const address of layers) {
      if (!['{z}', '{x}', '{y}'].every((part) => address.includes(part))) refuse(tileAddress, { address })
      if (address.includes('{s}') && subdomains === '') refuse(tileSubdomains, { address })
    }
  },
  usual: { layers: [], subdomains: '', attribution: { zh: '', en: '' }, maxZoom: 18 },
})

/** The address of one tile; the same tile always comes from the same subdomain, so that caches hold. */
export function tileUrl(
  { layers, subdomains }: { layers: readonly string[]; subdomains: string },
  { layer, z: zoom, x, y }: { layer: number; z: number; x: number; y: number },
): string | undefined {
  const sub = subdomains[(x + y) % Math.max(subdomains.length, 1)] ?? ''
  return layers[layer]
    ?.replaceAll('{s}', sub)
    .replaceAll('{z}', String(zoom))
    .replaceAll('{x}', String(x))
    .replaceAll('{y}', String(y))
}
