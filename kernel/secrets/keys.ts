import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import fs from 'node:fs'
import type { CipherKeys, FieldAlgorithm } from './ciphers.ts'
import { SecretError } from './errors.ts'
import { addKeyVersion, createKeyFile, type KeyFile, newestVersion, readKeyFile } from './key-file.ts'

/** The keys made out of one version's 32 bytes. */
export interface KeyVersion extends CipherKeys {
  version: number
}

/** An installation's keys, held in memory while it runs. */
export interface Keys {
  /** How new secrets are written; old ones say themselves how they were. */
  algorithm: FieldAlgorithm
  newest(): KeyVersion
  /** Throws `kernel.secret-key-missing`. Reads the file again first: another process may have turned the keys. */
  version(number: number): KeyVersion
  lookup: KeyObject
  /** Tells two key files apart without telling the keys: keep it beside the data and compare at start. */
  fingerprint: string
}

export interface KeyOptions {
  /** AES-256-GCM unless the district must use the national ciphers (GB/T 39786-2021). */
  algorithm?: FieldAlgorithm
  /** False once data exists: a new key file could not read it. */
  create?: boolean
}

/**
 * Reads the installation's key file (mode 0600, kept and backed up apart from the data), making it on first use.
 * Throws `SecretError` when others may read it, when it is damaged, or when it is missing and `create` is false.
 */
export function openKeys(file: string, { algorithm = 'aes-256-gcm', create = true }: KeyOptions = {}): Keys {
  if (!fs.existsSync(file)) {
    if (!create) throw new SecretError('kernel.key-file-missing', file)
    createKeyFile(file)
  }
  let held = derive(readKeyFile(file))
  const { lookup, fingerprint } = held
  return {
    algorithm,
    lookup,
    fingerprint,
    newest: () => held.newest,
    version(number) {
      if (!held.versions.has(number)) held = derive(readKeyFile(file))
      const found = held.versions.get(number)
      if (!found) throw new SecretError('kernel.secret-key-missing', `key version ${number}`)
      return found
    },
  }
}

/** Adds a key version: new writes use it once their process opens the file again, old secrets stay readable. */
export const rotateKeys = (file: string): number => addKeyVersion(file)

function derive(content: KeyFile) {
  const versions = new Map(
    content.keys.map(({ version, key }): [number, KeyVersion] => [
      version,
      {
        version,
        aes: subkey(key, 'field aes-256-gcm', 32),
        sm4: subkey(key, 'field sm4-ctr', 16),
        mac: subkey(key, 'field hmac-sm3', 32),
      },
    ]),
  )
  return {
    versions,
    newest: versions.get(newestVersion(content))!,
    lookup: subkey(content.lookup, 'lookup hmac-sm3', 32),
    fingerprint: subkey(content.lookup, 'fingerprint', 8).export().toString('hex'),
  }
}

/** HKDF (RFC 5869) over SM3, so that an installation under the national ciphers uses no other. */
const subkey = (key: Buffer, purpose: string, bytes: number): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sm3', key, '', `huying ${purpose}`, bytes)))
