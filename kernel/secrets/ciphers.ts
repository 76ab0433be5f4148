import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto'
import { sameBytes } from '../hash.ts'

/** `sm4-hmac-sm3` is SM4-CTR, then HMAC-SM3 over all of it: Node 24 has no SM4-GCM of its own. */
export type FieldAlgorithm = 'aes-256-gcm' | 'sm4-hmac-sm3'

/** One key for each purpose, so that none serves two. A KeyObject is set up once: ten times faster than bytes. */
export interface CipherKeys {
  aes: KeyObject
  sm4: KeyObject
  mac: KeyObject
}

/** Seals and opens the part of a secret that follows its header. The nonce is never given: it must not repeat. */
export interface Cipher {
  /** The first byte of the secret; never given to another cipher. */
  code: number
  /** Bytes that a secret has more than its text, the header not counted. */
  overhead: number
  seal(key: CipherKeys, plain: Buffer, bound: Buffer): Buffer
  /** Undefined when the tag does not fit. */
  open(key: CipherKeys, sealed: Buffer, bound: Buffer): Buffer | undefined
}

const aesNonce = 12
const aesTag = 16

const aes: Cipher = {
  code: 1,
  overhead: aesNonce + aesTag,
  seal(key, plain, bound) {
    const nonce = randomBytes(aesNonce)
    const cipher = createCipheriv('aes-256-gcm', key.aes, nonce, { authTagLength: aesTag }).setAAD(bound)
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  },
  open(key, sealed, bound) {
    const cipher = createDecipheriv('aes-256-gcm', key.aes, sealed.subarray(0, aesNonce), {
      authTagLength: aesTag,
    })
    cipher.setAAD(bound).setAuthTag(sealed.subarray(-aesTag))
    const plain = cipher.update(sealed.subarray(aesNonce, -aesTag))
    try {
      return Buffer.concat([plain, cipher.final()])
    } catch {
      // `final` fails for one reason alone: the tag does not fit.
      return undefined
    }
  },
}

const sm4Nonce = 16
const sm3Tag = 32

const sm4: Cipher = {
  code: 2,
  overhead: sm4Nonce + sm3Tag,
  seal(key, plain, bound) {
    const nonce = randomBytes(sm4Nonce)
    const sealed = Buffer.concat([nonce, createCipheriv('sm4-ctr', key.sm4, nonce).update(plain)])
    return Buffer.concat([sealed, sm3Mac(key, bound, sealed)])
  },
  open(key, sealed, bound) {
    const body = sealed.subarray(0, -sm3Tag)
    if (!sameBytes(sm3Mac(key, bound, body), sealed.subarray(-sm3Tag))) return undefined
    return createDecipheriv('sm4-ctr', key.sm4, body.subarray(0, sm4Nonce)).update(body.subarray(sm4Nonce))
  },
}

/** The length of the bound part comes first, or its end could be moved into the sealed part. */
function sm3Mac(key: CipherKeys, bound: Buffer, sealed: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bound.length)
  return createHmac('sm3', key.mac).update(length).update(bound).update(sealed).digest()
}

export const ciphers: Record<FieldAlgorithm, Cipher> = { 'aes-256-gcm': aes, 'sm4-hmac-sm3': sm4 }

export const cipherByCode = (code: number | undefined): Cipher | undefined =>
  Object.values(ciphers).find((each) => each.code === code)
