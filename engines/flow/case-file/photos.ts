import { buffer } from 'node:stream/consumers'
import type { FileStore } from '#kernel/files.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { fileByHash } from '#kernel/uploads.ts'
import { type FileSay, wallTime } from './words.ts'

export interface FilePhoto {
  /** As the template reads it; empty: the file is no picture. */
  name: string
  title: string
  about: string
  hash: string
}

interface Attached {
  seq: number
  hash: string
  kind: string
  at: Date
}

/** Pictures as they were taken, up to this many bytes together; beyond it their small pictures. */
const mostBytes = 24 << 20
const setAsTaken = new Set(['image/jpeg', 'image/png'])

/** Each attachment with when and where it was taken and its whole digest; the pictures beside them. */
export async function filePhotos(
  { db, district, files }: { db: Db; district: DistrictId; files: FileStore },
  attachments: readonly Attached[],
  titleOf: (seq: number) => string,
  say: FileSay,
): Promise<{ photos: FilePhoto[]; pictures: Record<string, Uint8Array> }> {
  const pictures: Record<string, Uint8Array> = {}
  const photos: FilePhoto[] = []
  let bytes = 0
  for (const { seq, hash, at } of attachments) {
    const file = await fileByHash(db, district, hash)
    const asTaken = file && setAsTaken.has(file.mediaType) && bytes + file.size <= mostBytes
    const source = asTaken ? hash : file?.thumbnail
    const ending = asTaken ? file.mediaType.slice('image/'.length) : 'webp'
    const name = source ? `${hash.slice(0, 16)}.${ending}` : ''
    if (source && !pictures[name]) {
      pictures[name] = new Uint8Array(await buffer(await files.open(source)))
      bytes += pictures[name].length
    }
    const about = [
      file?.takenAt && say('taken', { moment: wallTime(file.takenAt) }),
      file?.lng != null && say('at', { place: `${file.lng.toFixed(5)}, ${file.lat!.toFixed(5)}` }),
      !name && `${file?.name ?? ''}${say('noPicture')}`,
    ]
    photos.push({
      name,
      title: say('photo', { kind: titleOf(seq), moment: wallTime(at) }),
      about: about.filter(Boolean).join(' · '),
      hash,
    })
  }
  return { photos, pictures }
}
