import assert from 'node:assert/strict'
import { deflateRawSync } from 'node:zlib'
import { Refused } from '../errors.ts'

/** Files made by hand for the tests of this folder, byte by byte where no writer would make them. */

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
export const joined = (...parts: Uint8Array[]): Uint8Array => Buffer.concat(parts)

/** The pairs of bytes of GB18030, found by turning the platform's decoder round. */
const gbPairs = new Map<string, number[]>()
for (let lead = 0x81; lead <= 0xfe; lead += 1)
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const char = new TextDecoder('gb18030').decode(new Uint8Array([lead, trail]))
    if (trail !== 0x7f && !gbPairs.has(char)) gbPairs.set(char, [lead, trail])
  }

export const gb18030 = (text: string): Uint8Array =>
  Uint8Array.from(
    text.split('').flatMap((c) => (c.charCodeAt(0) < 0x80 ? [c.charCodeAt(0)] : (gbPairs.get(c) ?? []))),
  )

export const cutEvery = (size: number, bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

/** For `assert.throws` and `assert.rejects`: this refusal, with these details among its own. */
export const refusedAs =
  (code: string, details: Record<string, unknown> = {}) =>
  (thrown: unknown): boolean => {
    assert.ok(thrown instanceof Refused, String(thrown))
    assert.equal(thrown.refusal.code, code)
    for (const [name, value] of Object.entries(details)) assert.deepEqual(thrown.details[name], value)
    return true
  }

export interface Part {
  name: string
  content: Uint8Array | string
  /** What the directory claims instead of the true expanded size. */
  claims?: number
}

/** A ZIP, each part deflated; CRCs are left zero, as no reader here looks at them. */
export function zipOf(parts: Part[]): Uint8Array {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const content = Buffer.from(part.content)
    const packed = deflateRawSync(content, { level: 9 })
    const facts = Buffer.alloc(16)
    facts.writeUInt32LE(packed.length, 4)
    facts.writeUInt32LE(part.claims ?? content.length, 8)
    facts.writeUInt16LE(name.length, 12)
    const local = Buffer.concat([
      Buffer.from('PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0', 'latin1'),
      facts,
      name,
      packed,
    ])
    const entry = Buffer.from('PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0', 'latin1')
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(entry, facts, tail, name)
    bodies.push(local)
    at += local.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, index, end])
}
