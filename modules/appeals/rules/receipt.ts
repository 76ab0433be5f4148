import { followCode } from '#engines/exchange/exchange.ts'
import { sameBytes } from '#kernel/hash.ts'
import type { Keys } from '#kernel/secrets.ts'
import type { DistrictId } from '#kernel/sql.ts'

/** 回执: the number of a report and a code that only who holds the keys can make of it. Nothing is stored. */
export const receiptOf = (keys: Keys, district: DistrictId, number: string): string =>
  `${number}-${followCode(keys, district, number)}`

/** The number that a receipt stands for; undefined where it was not made here. */
export function numberOf(keys: Keys, district: DistrictId, receipt: string): string | undefined {
  const said = receipt.trim().toUpperCase()
  const number = said.slice(0, said.lastIndexOf('-'))
  const [given, made] = [Buffer.from(said), Buffer.from(receiptOf(keys, district, number))]
  return number && sameBytes(given, made) ? number : undefined
}
