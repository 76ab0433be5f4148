import { blindIndex, type Keys } from '#kernel/secrets.ts'
import type { DistrictId } from '#kernel/sql.ts'

/** Thirty-two signs that cannot be taken for one another when they are read out. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
export const followCodeLength = 8

/**
 * The code by which a citizen follows a case: forty bits of a keyed digest over district and number, so that
 * none is stored and a number alone tells nothing.
 */
export function followCode(keys: Keys, district: DistrictId, number: string): string {
  const digest = blindIndex(keys, number, `${district}/follow`)
  return Array.from(digest.subarray(0, followCodeLength), (byte) => signs[byte & 31]).join('')
}
