import { createInflateRaw } from 'node:zlib'
import { refuse } from '../errors.ts'
import { damaged, encrypted, expandsTooFar } from './errors.ts'
import { growsTooFar, inMegabytes, type Limits } from './limits.ts'

/** One file inside a ZIP, as its central directory declares it. */
interface Entry {
  name: string
  method: number
  isEncrypted: boolean
  packed: number
  expanded: number
  headerAt: number
}

/** A ZIP whose directory has been checked; parts are expanded only when asked for. */
export interface Zip {
  names: string[]
  has(name: string): boolean
  /** Refuses where the part grows beyond what the directory declared. */
  chunks(name: string): AsyncGenerator<Uint8Array>
  text(name: string): AsyncGenerator<string>
  whole(name: string): Promise<string>
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const MOST_ENTRIES = 20_000
const CHUNK = 1 << 16

/**
 * Reads the central directory and refuses, before anything is expanded, what declares too much or lets
 * entries share the same packed bytes (the trick of the densest ZIP bombs).
 * `format` names the file in refusals. ZIP64 is refused as damaged: within 200 MB nothing needs it.
 */
export function openZip(bytes: Uint8Array, format: string, limits: Limits): Zip {
  const entries = new Map(directory(bytes, format).map((entry) => [entry.name, entry]))
  let packed = 0
  let expanded = 0
  for (const entry of entries.values()) {
    if (entry.isEncrypted) refuse(encrypted)
    packed += entry.packed
    expanded += entry.expanded
  }
  const overlapping = packed > bytes.length
  if (overlapping || growsTooFar(expanded, packed, limits))
    refuse(expandsTooFar, { limit: inMegabytes(limits.expandedBytes) })

  const chunks = (name: string) => expand(bytes, entries.get(name) ?? refuse(damaged, { format }), format)
  const text = (name: string) => asText(chunks(name))
  const whole = async (name: string) => {
    let all = ''
    for await (const piece of text(name)) all += piece
    return all
  }
  return { names: [...entries.keys()], has: (name) => entries.has(name), chunks, text, whole }
}

/** The names in a ZIP, or none where its directory cannot be read: enough to tell what it is. */
export function namesInZip(bytes: Uint8Array): string[] {
  try {
    return directory(bytes, 'ZIP').map((entry) => entry.name)
  } catch {
    return []
  }
}

function directory(bytes: Uint8Array, format: string): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view) ?? refuse(damaged, { format })
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > MOST_ENTRIES) refuse(expandsTooFar, { limit: MOST_ENTRIES })
  const entries: Entry[] = []
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) refuse(damaged, { format })
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      expanded: view.getUint32(at + 24, true),
      headerAt: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end record lies before a comment of at most 65,535 bytes. */
function endOfDirectory(view: DataView): number | undefined {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= earliest; at -= 1)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  return undefined
}

async function* expand(bytes: Uint8Array, entry: Entry, format: string): AsyncGenerator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = entry.headerAt
  if (header + 30 > bytes.length || view.getUint32(header, true) !== LOCAL_HEADER) refuse(damaged, { format })
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length < entry.packed) refuse(damaged, { format })
  if (entry.method === 0) yield* slices(packed)
  else if (entry.method === 8) yield* inflated(packed, entry.expanded, format)
  else refuse(damaged, { format })
}

async function* inflated(packed: Uint8Array, declared: number, format: string): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  inflate.end(packed)
  let grown = 0
  try {
    for await (const chunk of inflate as AsyncIterable<Uint8Array>) {
      grown += chunk.length
      if (grown > declared) break
      yield chunk
    }
  } catch {
    refuse(damaged, { format })
  }
  if (grown > declared) refuse(expandsTooFar, { limit: inMegabytes(declared) })
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
}

async function* asText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
