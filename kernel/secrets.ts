import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import type { HashAlgorithm } from './hash.ts'
import { cipherByCode, ciphers } from './secrets/ciphers.ts'
import { SecretError } from './secrets/errors.ts'
import type { Keys } from './secrets/keys.ts'

export type { FieldAlgorithm } from './secrets/ciphers.ts'
export { SecretError, type SecretProblem } from './secrets/errors.ts'
export { proveKeys } from './secrets/prove-keys.ts'
export { type KeyOptions, type Keys, openKeys, rotateKeys } from './secrets/keys.ts'

/** One byte for the cipher, two for the key version. */
const headerBytes = 3

/** The one place a secret belongs to: moved to another row or field it cannot be read. */
export const fieldContext = (place: {
  district: number
  table: string
  row: string | number
  field: string
}): string => JSON.stringify([place.district, place.table, String(place.row), place.field])

/**
 * Encrypts a text for one place (`fieldContext`), with the newest key. The bytes say by which cipher and key
 * version: header, nonce, cipher text, tag; header and context are bound by the tag.
 */
export function encryptField(keys: Keys, plain: string, context: string): Buffer {
  const cipher = ciphers[keys.algorithm]
  const key = keys.newest()
  const header = Buffer.from([cipher.code, key.version >> 8, key.version & 0xff])
  return Buffer.concat([header, cipher.seal(key, Buffer.from(plain), bind(header, context))])
}

/**
 * The text of a secret written for this same context. Throws `SecretError`: `kernel.secret-malformed`,
 * `kernel.secret-key-missing`, `kernel.secret-unreadable` (which of its causes it was cannot be told).
 */
export function decryptField(keys: Keys, secret: Uint8Array, context: string): string {
  const bytes = Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength)
  const cipher = cipherByCode(bytes[0])
  if (!cipher || bytes.length < headerBytes + cipher.overhead)
    throw new SecretError('kernel.secret-malformed', context)
  const header = bytes.subarray(0, headerBytes)
  const key = keys.version(header.readUInt16BE(1))
  const plain = cipher.open(key, bytes.subarray(headerBytes), bind(header, context))
  if (!plain) throw new SecretError('kernel.secret-unreadable', context)
  return plain.toString('utf8')
}

const bind = (header: Buffer, context: string): Buffer => Buffer.concat([header, Buffer.from(context)])

/**
 * A keyed digest (HMAC-SM3, 32 bytes) by which equal values are found without being read: give the value
 * normalised (`normalisePhone`) and a context of district and purpose, so that two districts cannot compare.
 * Its key is not turned by `rotateKeys`: all calls of one caller keep one digest.
 */
export const blindIndex = (keys: Keys, normalised: string, context: string): Buffer =>
  createHmac('sm3', keys.lookup)
    .update(JSON.stringify([context, normalised]))
    .digest()

/** Kept beside the encrypted value and erased with it. */
export const newSalt = (): Buffer => randomBytes(16)

/**
 * What a step holds in the place of a personal datum. While the salt exists the datum can be proven against it;
 * once value and salt are erased the digest tells nothing, and the chain stays whole. (As a KeyObject the salt is
 * taken in a third of the time.)
 */
export const saltedDigest = (algorithm: HashAlgorithm, salt: Uint8Array, plain: string): Buffer =>
  createHmac(algorithm, createSecretKey(salt)).update(plain).digest()
