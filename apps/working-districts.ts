import { districtsOf } from '#engines/org/org.ts'
import { listAccounts } from '#kernel/auth.ts'
import type { DistrictId } from '#kernel/sql.ts'
import type { House } from './house.ts'

/** The districts that people work in; those that a replay made for a table of history have no accounts. */
export async function workingDistricts({ store }: House): Promise<DistrictId[]> {
  const working: DistrictId[] = []
  for (const district of await districtsOf(store)) {
    const accounts = await store.inDistrict(district, ({ db }) =>
      listAccounts(db, district, { after: 0, limit: 1 }),
    )
    if (accounts.length > 0) working.push(district)
  }
  return working
}
