import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'

/** What goes into an archive: a file of the disk, bytes, or an empty folder. */
export type Entry = { name: string } & ({ file: string } | { bytes: Buffer } | { folder: true })

const block = 512
const nothing = Buffer.alloc(block)

/**
 * An archive in the ustar format (POSIX.1-1988), which every tar reads. A file that shrinks while it is read is
 * filled up with zeros and one that grows is cut, as backups of a running database expect; one that is gone is left out.
 */
export async function* tarOf(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  for await (const entry of entries)
    if ('folder' in entry) yield header(`${entry.name}/`, 0, '5')
    else if ('bytes' in entry) {
      yield header(entry.name, entry.bytes.length, '0')
      yield entry.bytes
      yield padding(entry.bytes.length)
    } else yield* fileBlocks(entry.name, entry.file)
  yield Buffer.concat([nothing, nothing])
}

async function* fileBlocks(name: string, file: string): AsyncGenerator<Buffer> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (!handle) return
  try {
    const { size } = await handle.stat()
    yield header(name, size, '0')
    for (let at = 0; at < size;) {
      const chunk = Buffer.alloc(Math.min(1 << 20, size - at))
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, at)
      yield bytesRead === 0 ? chunk : chunk.subarray(0, bytesRead)
      at += bytesRead === 0 ? chunk.length : bytesRead
    }
    yield padding(size)
  } finally {
    await handle.close()
  }
}

const padding = (size: number): Buffer => nothing.subarray(0, (block - (size % block)) % block)

function header(name: string, size: number, type: '0' | '5'): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`name too long for the archive: ${name}`)
  const made = Buffer.alloc(block)
  made.write(name, 0)
  made.write(type === '5' ? '0000700\0' : '0000600\0', 100)
  made.write('0000000\0'.repeat(2), 108)
  made.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  made.write('00000000000\0', 136)
  made.write('        ', 148)
  made.write(type, 156)
  made.write('ustar\x0000', 257)
  const sum = made.reduce((total, byte) => total + byte, 0)
  made.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return made
}

/** Where an entry goes: a file of the disk, or `bytes` for the caller; undefined: it is refused. */
export type Placing = (name: string) => { file: string } | { bytes: (content: Buffer) => void } | undefined

/** Unpacks an archive of ours, entry by entry. Throws on a damaged header, an unknown kind and a refused name. */
export async function untar(chunks: AsyncIterable<Uint8Array>, place: Placing): Promise<void> {
  const read = exactly(chunks)
  for (;;) {
    const head = await read(block)
    if (head.every((byte) => byte === 0)) return
    const { name, size, type } = parseHeader(head)
    const to = place(name)
    if (!to) throw new Error(`the archive holds something that is no part of a backup: ${name}`)
    if (type === '5') {
      if ('file' in to) await mkdir(to.file, { recursive: true, mode: 0o700 })
    } else if ('file' in to) await writeOut(to.file, size, read)
    else to.bytes(await read(size))
    await read((block - (size % block)) % block)
  }
}

function parseHeader(head: Buffer): { name: string; size: number; type: string } {
  const text = (from: number, to: number) => head.toString('utf8', from, to).replace(/\0.*$/s, '')
  const sum = head.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0)
  if (Number.parseInt(text(148, 156), 8) !== sum) throw new Error('the archive is damaged')
  return { name: text(0, 100), size: Number.parseInt(text(124, 136), 8), type: text(156, 157) || '0' }
}

async function writeOut(file: string, size: number, read: (bytes: number) => Promise<Buffer>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const out = createWriteStream(file, { mode: 0o600, flush: true })
  for (let left = size; left > 0;) {
    const chunk = await read(Math.min(left, 1 << 20))
    if (!out.write(chunk)) await once(out, 'drain')
    left -= chunk.length
  }
  out.end()
  await once(out, 'close')
}

/** Gives as many bytes as are asked for, whatever the chunks. */
function exactly(chunks: AsyncIterable<Uint8Array>): (bytes: number) => Promise<Buffer> {
  const arriving = chunks[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let length = 0
  return async (bytes) => {
    while (length < bytes) {
      const next = await arriving.next()
      if (next.done) throw new Error('the archive breaks off')
      held.push(Buffer.from(next.value))
      length += next.value.length
    }
    const whole = held.length === 1 ? held[0]! : Buffer.concat(held)
    held = [whole.subarray(bytes)]
    length = whole.length - bytes
    return whole.subarray(0, bytes)
  }
}
