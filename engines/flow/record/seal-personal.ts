import { normalisePhone } from '#kernel/phone.ts'
import { blindIndex, encryptField, fieldContext, type Keys, newSalt, saltedDigest } from '#kernel/secrets.ts'
import { chainAlgorithm } from '../chain.ts'
import type { Separated } from '../personal.ts'

export interface SealedRow {
  field: string
  sealed: string
  salt: string
  look_up: string | null
}

/** Where a personal value of a case belongs; moved elsewhere it cannot be read. */
export const personalContext = (district: number, caseId: number, seq: number, field: string): string =>
  fieldContext({ district, table: 'flow.personal', row: `${caseId}/${seq}`, field })

/** The digest by which a caller's cases are found without the number lying open. */
export const callerDigest = (keys: Keys, district: number, phone: string): Buffer =>
  blindIndex(keys, normalisePhone(phone) ?? phone, `${district}/caller`)

/**
 * Encrypts what was separated and puts into the answers what a step may hold: the masked text, and a salted
 * digest of what was said, so that it can be proven as long as it is kept, and erased without a broken chain.
 */
export function sealPersonal(
  keys: Keys,
  place: { district: number; caseId: number; seq: number },
  { masked, personal }: Separated,
): { answers: Record<string, unknown>; rows: SealedRow[] } {
  const digests: Record<string, string> = {}
  const rows = personal.map(({ field, plain, lookUp }) => {
    const salt = newSalt()
    digests[field] = saltedDigest(chainAlgorithm, salt, plain).toString('base64')
    return {
      field,
      sealed: encryptField(
        keys,
        plain,
        personalContext(place.district, place.caseId, place.seq, field),
      ).toString('base64'),
      salt: salt.toString('base64'),
      look_up: lookUp ? callerDigest(keys, place.district, plain).toString('base64') : null,
    }
  })
  const said = JSON.parse(JSON.stringify(masked)) as Record<string, unknown>
  return { answers: rows.length > 0 ? { ...said, digests } : said, rows }
}
