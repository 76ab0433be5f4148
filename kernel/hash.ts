import { createHash, hash, timingSafeEqual } from 'node:crypto'
import { canonicalText } from './canonical.ts'

/** Both give 32 bytes. SM3 (GB/T 32905-2016) is the default of the record; the one used is kept beside it. */
export type HashAlgorithm = 'sm3' | 'sha256'

export const hashBytes = 32

/** What stands in the place of a hash before the first. */
const nothing = Buffer.alloc(hashBytes)

/** The digest of bytes; a string counts as its UTF-8 bytes. */
export const digest = (algorithm: HashAlgorithm, bytes: string | Uint8Array): Buffer =>
  hash(algorithm, bytes, 'buffer')

/**
 * The hash of one link: over the 32 bytes of the hash before it (32 zero bytes for the first link), then
 * the UTF-8 bytes of the body's canonical text. So any hand can prove it:
 * `(printf '%s' PREVIOUS | xxd -r -p; printf '%s' BODY) | openssl dgst -sm3`.
 */
export const chainHash = (link: {
  algorithm: HashAlgorithm
  previous: Uint8Array | null
  body: unknown
}): Buffer =>
  createHash(link.algorithm)
    .update(whole(link.previous ?? nothing))
    .update(canonicalText(link.body))
    .digest()

/**
 * The seal of a period: over the seal before it (32 zero bytes for the first), then the period's hashes in
 * their order. One running digest, no Merkle tree: whoever checks a seal holds the whole period anyway, a
 * broken link is named by its own chain, and one pass costs a hundredth of a tree. An empty period has a seal too.
 */
export function seal(period: {
  algorithm: HashAlgorithm
  previous: Uint8Array | null
  hashes: Iterable<Uint8Array>
}): Buffer {
  const running = createHash(period.algorithm).update(whole(period.previous ?? nothing))
  for (const each of period.hashes) running.update(whole(each))
  return running.digest()
}

/** Compares without telling by its time where two digests differ. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.byteLength === b.byteLength && timingSafeEqual(a, b)

/** Parts of fixed length are what makes the joined bytes unambiguous. */
function whole(part: Uint8Array): Uint8Array {
  if (part.byteLength !== hashBytes)
    throw new RangeError(`a hash has ${hashBytes} bytes, not ${part.byteLength}`)
  return part
}
