import type { CatalogueClass } from '#engines/catalogue/catalogue.ts'
import { searchClasses } from '#engines/catalogue/catalogue.ts'
import { dayAt } from '#engines/org/org.ts'
import { refuse } from '#kernel/errors.ts'
import type { Context } from '#kernel/route.ts'
import { jurisdictionUnknown, serviceUnknown } from '../errors.ts'

/** Services are the deepest classes of the district's appeals. */
const deepest = { kind: 'appeal', level: 3, retired: false, limit: 2_000 } as const

type Asking = Pick<Context, 'db' | 'district' | 'now'>

export async function servicesOf({ db, district, now }: Asking): Promise<CatalogueClass[]> {
  const classes = await searchClasses(db, district, { ...deepest, day: dayAt(now) })
  if (classes.length === 0) refuse(jurisdictionUnknown, { jurisdiction: district })
  return classes
}

export async function serviceOf(asking: Asking, code: string): Promise<CatalogueClass> {
  const services = await servicesOf(asking)
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
