import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { refuse } from './errors.ts'
import { fileTooLarge } from './files.ts'
import { readImage } from './images.ts'
import type { Context, Upload } from './route.ts'
import { readSetting, setting } from './settings.ts'
import { fileKindRefused } from './uploads/errors.ts'
import { mediaTypeOf } from './uploads/kind.ts'
import { type FileRow, insertFile } from './uploads/queries.ts'

export { noFile } from './uploads/errors.ts'
export { fileByHash, type FileRow } from './uploads/queries.ts'

/** The most a district may allow; what arrives is cut off here. */
export const mostUploadBytes = 200 << 20

const word = 'application/vnd.openxmlformats-officedocument'

/** What a district takes in; usual values are practice [K]. HTML and SVG are never shown, so never taken. */
const uploadRules = setting({
  key: 'kernel.uploads',
  title: { zh: '文件上传规则', en: 'Rules of uploads' },
  shape: z.object({
    photoMegabytes: z.int().min(1).max(200),
    fileMegabytes: z.int().min(1).max(200),
    mediaTypes: z.array(z.string().regex(/^(?!text\/html|image\/svg)[a-z]+\/[\w.+-]+$/)).min(1),
  }),
  usual: {
    photoMegabytes: 20,
    fileMegabytes: 50,
    mediaTypes: [
      'image/jpeg',
      'image/png',
      'image/webp',
      'application/pdf',
      `${word}.wordprocessingml.document`,
      `${word}.spreadsheetml.sheet`,
      'application/zip',
      'text/plain',
      'text/csv',
      'audio/mpeg',
      'audio/wav',
      'audio/x-m4a',
      'audio/amr',
      'video/mp4',
      'video/quicktime',
    ],
  },
})

/** Looks at a file that arrived, and names it in the district; refuses what is too large, of no use, or broken. */
export async function keepUpload(context: Context, upload: Upload): Promise<FileRow> {
  const { db, district, user, files } = context
  const { photoMegabytes, fileMegabytes, mediaTypes } = await readSetting(db, district, uploadRules)
  const bytes = await buffer(await files.open(upload.hash))
  const mediaType = await mediaTypeOf(bytes, upload.name)
  if (!mediaTypes.includes(mediaType))
    refuse(fileKindRefused, { name: upload.name, accepted: mediaTypes.join(', ') })
  const isImage = mediaType.startsWith('image/')
  const limit = (isImage ? photoMegabytes : fileMegabytes) << 20
  if (upload.size > limit) refuse(fileTooLarge, { limit })
  const row: FileRow = { ...plain(upload, mediaType), ...(isImage ? await pictured(context, bytes) : {}) }
  await insertFile(db, district, { ...row, by: user.account })
  return row
}

const plain = ({ hash, size, name }: Upload, mediaType: string): FileRow => ({
  hash,
  size,
  name,
  mediaType,
  width: null,
  height: null,
  takenAt: null,
  lng: null,
  lat: null,
  thumbnail: null,
})

async function pictured({ files }: Context, bytes: Buffer): Promise<Partial<FileRow>> {
  const { facts, thumbnail } = await readImage(bytes)
  const { hash } = await files.put(thumbnail, { maxBytes: mostUploadBytes })
  const { width, height, takenAt, place } = facts
  return { width, height, takenAt, lng: place?.lng ?? null, lat: place?.lat ?? null, thumbnail: hash }
}
