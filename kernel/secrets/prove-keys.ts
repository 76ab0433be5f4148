import { type DistrictId, sql, type Store } from '../sql.ts'
import { SecretError } from './errors.ts'
import type { Keys } from './keys.ts'

/**
 * Compares the key file with the one that each district was begun with, and notes it where a district is new.
 * Throws `kernel.key-file-foreign`: what is there could not be read, and what is written now not be found again.
 */
export async function proveKeys(
  store: Store,
  keys: Keys,
  { districts, now }: { districts: readonly DistrictId[]; now: Date },
): Promise<void> {
  for (const district of districts) {
    const begunWith = await store.inDistrict(district, async ({ db }) => {
      await sql`insert into kernel.key_proof (district_id, fingerprint, since)
        values (${district}, ${keys.fingerprint}, ${now}) on conflict do nothing`.execute(db)
      const { rows } = await sql<{ fingerprint: string }>`select fingerprint from kernel.key_proof
        where district_id = ${district}`.execute(db)
      return rows[0]!.fingerprint
    })
    if (begunWith !== keys.fingerprint)
      throw new SecretError('kernel.key-file-foreign', `district ${district}`)
  }
}
