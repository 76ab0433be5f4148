import type { CatalogueClass } from '#engines/catalogue/catalogue.ts'
import { searchClasses } from '#engines/catalogue/catalogue.ts'
import { refuse } from '#kernel/errors.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { jurisdictionUnknown, serviceUnknown } from '../errors.ts'

/** Services are the deepest classes of the district's appeals. */
const deepest = { kind: 'appeal', level: 3, retired: false, limit: 2_000 } as const

export async function servicesOf(db: Db, district: DistrictId): Promise<CatalogueClass[]> {
  const classes = await searchClasses(db, district, deepest)
  if (classes.length === 0) refuse(jurisdictionUnknown, { jurisdiction: district })
  return classes
}

export async function serviceOf(db: Db, district: DistrictId, code: string): Promise<CatalogueClass> {
  const services = await servicesOf(db, district)
  return services.find((service) => service.code === code) ?? refuse(serviceUnknown, { code })
}

export const described = ({ code, title, major }: CatalogueClass) => ({
  service_code: code,
  service_name: title.zh,
  description: `${major.title.zh} · ${title.zh} (${title.en})`,
  metadata: false,
  type: 'realtime',
  keywords: `${major.title.zh},${title.zh}`,
  group: major.title.zh,
})
