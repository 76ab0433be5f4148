import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { refuse } from '../errors.ts'
import { fileTooLarge } from './errors.ts'
import type { Content, Stored } from './file-store.ts'

/**
 * Streams content into a file of its own in `folder`, counting and hashing on the way, and lets the disk confirm.
 * Then `keep` moves it to its place; what it left, and what came only in part, is removed. Refuses more than
 * `maxBytes` as soon as it has come.
 */
export async function receive(
  content: Content,
  { folder, maxBytes }: { folder: string; maxBytes: number },
  keep: (arrived: string, stored: Stored) => Promise<void>,
): Promise<Stored> {
  await mkdir(folder, { recursive: true })
  const arriving = path.join(folder, randomUUID())
  const digest = createHash('sha256')
  let size = 0
  async function* counted(source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      size += chunk.byteLength
      if (size > maxBytes) refuse(fileTooLarge, { limit: maxBytes })
      digest.update(chunk)
      yield chunk
    }
  }
  try {
    const source = content instanceof Readable ? content : Readable.from([content])
    await pipeline(source, counted, createWriteStream(arriving, { flush: true }))
    // A multipart part that met a limit of its own ends early instead of failing.
    if ('truncated' in source && source.truncated) refuse(fileTooLarge, { limit: maxBytes })
    const stored = { hash: digest.digest('hex'), size }
    await keep(arriving, stored)
    return stored
  } finally {
    await rm(arriving, { force: true })
  }
}

/** Removes what a killed process left half received; gives how many. */
export async function clearArriving(folder: string, before: Date): Promise<number> {
  let cleared = 0
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name)
    const found = await stat(file).catch(() => undefined)
    if (!found || found.mtime >= before) continue
    await rm(file, { force: true })
    cleared += 1
  }
  return cleared
}

export async function digestOf(content: Readable): Promise<string> {
  const digest = createHash('sha256')
  await pipeline(content, digest)
  return digest.digest('hex')
}
