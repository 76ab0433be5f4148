import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { refuse } from './errors.ts'
import { fileMissing, fileTooLarge } from './files/errors.ts'

export { fileMissing, fileTooLarge } from './files/errors.ts'

export interface Stored {
  /** SHA-256 of the bytes, in hexadecimal: the file's name. */
  hash: string
  size: number
}

/** Content-addressed files: what is put twice is kept once. On disk here; an object store may fill the same type. */
export interface FileStore {
  /** Refuses more than `maxBytes`; an interrupted upload leaves nothing behind. */
  put(content: Readable | Uint8Array, limit: { maxBytes: number }): Promise<Stored>
  /** The bytes, from `start` on; refuses a hash that is not kept here. */
  open(hash: string): Promise<Readable>
  has(hash: string): Promise<boolean>
  /** Whether the bytes on disk still are what their name says. */
  verify(hash: string): Promise<boolean>
  list(): AsyncIterable<string>
}

const hashForm = /^[0-9a-f]{64}$/

export function createFileStore({ folder }: { folder: string }): FileStore {
  const place = (hash: string): string =>
    hashForm.test(hash) ? path.join(folder, hash.slice(0, 2), hash) : refuse(fileMissing, { hash })

  const has = (hash: string): Promise<boolean> =>
    access(place(hash)).then(
      () => true,
      () => false,
    )

  return {
    has,
    async put(content, { maxBytes }) {
      await mkdir(path.join(folder, 'arriving'), { recursive: true })
      const arriving = path.join(folder, 'arriving', randomUUID())
      try {
        const stored = await receive(content, arriving, maxBytes)
        await settle(arriving, place(stored.hash))
        return stored
      } finally {
        await rm(arriving, { force: true })
      }
    },
    async open(hash) {
      if (!(await has(hash))) refuse(fileMissing, { hash })
      return createReadStream(place(hash))
    },
    async verify(hash) {
      const counted = createHash('sha256')
      await pipeline(createReadStream(place(hash)), counted)
      return counted.digest('hex') === hash
    },
    async *list() {
      for (const shelf of await readdir(folder).catch(() => []))
        if (shelf.length === 2) yield* await readdir(path.join(folder, shelf))
    },
  }
}

/** Streams to disk, counting and hashing on the way, and lets the disk confirm. */
async function receive(content: Readable | Uint8Array, arriving: string, maxBytes: number): Promise<Stored> {
  const digest = createHash('sha256')
  let size = 0
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.byteLength
      digest.update(chunk)
      done(null, chunk)
    },
  })
  const source = content instanceof Readable ? content : Readable.from([content])
  counting.on('data', () => {
    if (size > maxBytes) source.destroy()
  })
  try {
    await pipeline(source, counting, createWriteStream(arriving, { flush: true }))
  } catch (error) {
    if (size > maxBytes) refuse(fileTooLarge, { limit: maxBytes })
    throw error
  }
  // A multipart part that met its own limit ends early instead of failing.
  if (size > maxBytes || (source as { truncated?: boolean }).truncated)
    refuse(fileTooLarge, { limit: maxBytes })
  return { hash: digest.digest('hex'), size }
}

/** The rename is what makes a file be there: whole or not at all; the folder is confirmed as well. */
async function settle(arriving: string, final: string): Promise<void> {
  await mkdir(path.dirname(final), { recursive: true })
  await rename(arriving, final)
  const shelf = await open(path.dirname(final), 'r')
  await shelf.sync().catch(() => {})
  await shelf.close()
}
