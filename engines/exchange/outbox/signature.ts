import { createHmac } from 'node:crypto'
import { canonicalText } from '#kernel/canonical.ts'
import { sameBytes } from '#kernel/hash.ts'
import { decryptField, encryptField, fieldContext, type Keys } from '#kernel/secrets.ts'
import type { DistrictId } from '#kernel/sql.ts'

export const signatureHeader = 'x-huying-signature'

/** HMAC-SM3 over the canonical text (RFC 8785) of a message, in hexadecimal: the same in both directions. */
export const signatureOf = (secret: string, message: unknown): string =>
  createHmac('sm3', secret).update(canonicalText(message)).digest('hex')

export const signedBy = (secret: string, message: unknown, given: unknown): boolean =>
  typeof given === 'string' && sameBytes(Buffer.from(given), Buffer.from(signatureOf(secret, message)))

const contextOf = (district: DistrictId, code: string): string =>
  fieldContext({ district, table: 'exchange.target', row: code, field: 'secret' })

export const sealSecret = (keys: Keys, district: DistrictId, code: string, secret: string): Buffer =>
  encryptField(keys, secret, contextOf(district, code))

export const openSecret = (keys: Keys, district: DistrictId, code: string, sealed: Buffer): string =>
  decryptField(keys, sealed, contextOf(district, code))
