import { districtsOf } from '#engines/org/org.ts'
import { hashPassword } from '#kernel/password.ts'
import type { DistrictId } from '#kernel/sql.ts'
import type { House } from './house.ts'
import { loadProfile } from './load-profile.ts'

/** The one password of all demonstration accounts; they exist only while the server listens on loopback. */
export const demonstrationPassword = 'Huying-2026'
export const demonstrationDistrict: DistrictId = 420103

export interface Demonstration {
  /** What the person at the terminal needs to look around. */
  notes: string[]
}

/** Furnishes the demonstration district where the store is empty. */
export async function startDemonstration(house: House): Promise<Demonstration> {
  const known = await districtsOf(house.store)
  if (known.length === 0) {
    const passwordHash = await hashPassword(demonstrationPassword)
    const [profile, district, at] = ['jianghan', demonstrationDistrict, house.clock()]
    await loadProfile(house.store, { profile, district, at, accounts: { passwordHash } })
  }
  return { notes: [] }
}
