import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Refused, refuse } from '../errors.ts'
import { damaged, expandsTooFar, fileEmpty, fileTooLarge } from './errors.ts'
import { growsTooFar, inMegabytes, type Limits } from './limits.ts'

/** Bytes at hand, or as they arrive: a file's or a request's stream will do. */
export type ByteSource = Uint8Array | AsyncIterable<Uint8Array>

/** The bytes in chunks; what begins like GZ is unpacked on the way. Refuses what is empty or beyond the limits. */
export async function* unpackedChunks(source: ByteSource, limits: Limits): AsyncGenerator<Uint8Array> {
  const chunks = counted(source, limits)
  const first = await firstBytes(chunks)
  if (first.length === 0) refuse(fileEmpty)
  const whole = resumed(first, chunks)
  if (first[0] === 0x1f && first[1] === 0x8b) yield* gunzipped(whole, limits)
  else yield* whole
}

/** All bytes of a source together. */
export async function wholeOf(source: ByteSource, limits: Limits): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source
  const chunks: Uint8Array[] = []
  for await (const chunk of counted(source, limits)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* counted(source: ByteSource, limits: Limits): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of source instanceof Uint8Array ? slices(source) : source) {
    size += chunk.length
    if (size > limits.bytes) refuse(fileTooLarge, { limit: inMegabytes(limits.bytes) })
    yield chunk
  }
}

/** Small slices keep each step of a reader short, so that others on the same thread get their turn. */
function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1 << 16) yield bytes.subarray(at, at + (1 << 16))
}

/** Enough to know a format by; a stream may come byte by byte. */
async function firstBytes(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array(0)
  while (first.length < 2) {
    const next = await chunks.next()
    if (next.done) break
    first = first.length ? Buffer.concat([first, next.value]) : next.value
  }
  return first
}

async function* resumed(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}

async function* gunzipped(chunks: AsyncIterable<Uint8Array>, limits: Limits): AsyncGenerator<Uint8Array> {
  let packed = 0
  let expanded = 0
  async function* counting(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      packed += chunk.length
      yield chunk
    }
  }
  const gunzip = createGunzip()
  // A failure reaches whoever reads the unpacked end, so the feeding end needs no answer of its own.
  pipeline(counting, gunzip).catch(() => undefined)
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      expanded += chunk.length
      if (growsTooFar(expanded, packed, limits))
        refuse(expandsTooFar, { limit: inMegabytes(limits.expandedBytes) })
      yield chunk
    }
  } catch (thrown) {
    if (thrown instanceof Refused) throw thrown
    refuse(damaged, { format: 'GZ', why: String(thrown) })
  }
}
