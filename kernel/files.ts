import { createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { refuse } from './errors.ts'
import { fileMissing } from './files/errors.ts'
import { type FileStore, isHash } from './files/file-store.ts'
import { clearArriving, digestOf, receive } from './files/receive.ts'

export { fileMissing, fileTooLarge } from './files/errors.ts'
export type { FileStore, Stored } from './files/file-store.ts'
export { createS3FileStore, type S3Place } from './files/s3.ts'

/** Files in `folder`, by the first two signs of their hash; what is still coming lies in `arriving` beside them. */
export function createFileStore({ folder }: { folder: string }): FileStore {
  const arriving = path.join(folder, 'arriving')
  const place = (hash: string): string => path.join(folder, hash.slice(0, 2), hash)
  const has = (hash: string): Promise<boolean> =>
    isHash(hash)
      ? access(place(hash)).then(
          () => true,
          () => false,
        )
      : Promise.resolve(false)

  async function read(hash: string): Promise<Readable> {
    if (!(await has(hash))) refuse(fileMissing, { hash })
    return createReadStream(place(hash))
  }

  return {
    has,
    open: read,
    put: (content, { maxBytes }) =>
      receive(content, { folder: arriving, maxBytes }, (arrived, { hash }) => settle(arrived, place(hash))),
    verify: async (hash) => (await digestOf(await read(hash))) === hash,
    remove: async (hash) => void (isHash(hash) && (await rm(place(hash), { force: true }))),
    async *list() {
      for (const shelf of await readdir(folder).catch(() => []))
        if (shelf.length === 2) yield* (await readdir(path.join(folder, shelf))).filter(isHash)
    },
    clearAbandoned: (before) => clearArriving(arriving, before),
  }
}

/** The rename is what makes a file be there: whole or not at all. It lasts once the folders it is in are on disk. */
async function settle(arrived: string, final: string): Promise<void> {
  const shelf = path.dirname(final)
  const made = await mkdir(shelf, { recursive: true })
  await rename(arrived, final)
  await confirm(shelf)
  if (made) await confirm(path.dirname(shelf))
}

/** Windows knows no such call on folders. */
async function confirm(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
