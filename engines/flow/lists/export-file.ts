import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileStore, Stored } from '#kernel/files.ts'
import type { DistrictId } from '#kernel/sql.ts'

/** A file that is larger than this helps nobody; a million rows of text are about 300 MB. */
const mostBytes = 2 ** 31

interface Of {
  district: DistrictId
  id: number
}

/**
 * What the file of an export begins with in the store, and nowhere else. The store keeps equal bytes once: without
 * the mark an export that somebody attaches to a case would be the same file, and deleting one would lose the other.
 */
const markOf = ({ district, id }: Of): Buffer => Buffer.from(`huying export ${district} ${id}\n`)

/** Keeps the file of an export; `size` is what its reader will get, in bytes. */
export async function putExport(
  files: FileStore,
  of: Of,
  content: AsyncIterable<Uint8Array>,
): Promise<Stored> {
  const mark = markOf(of)
  async function* marked() {
    yield mark
    yield* content
  }
  const { hash, size } = await files.put(Readable.from(marked()), { maxBytes: mostBytes })
  return { hash, size: size - mark.length }
}

/** The file as it was made; refuses one that is not kept with `kernel.file-missing`. */
export async function openExport(files: FileStore, of: Of & { hash: string }): Promise<Readable> {
  const kept = await files.open(of.hash)
  let left = markOf(of).length
  const out = new PassThrough()
  pipeline(
    kept,
    async function* unmarked(source: AsyncIterable<Uint8Array>) {
      for await (const chunk of source) {
        const skipped = Math.min(left, chunk.byteLength)
        left -= skipped
        if (skipped < chunk.byteLength) yield chunk.subarray(skipped)
      }
    },
    out,
  ).catch((error: Error) => out.destroy(error))
  return out
}
