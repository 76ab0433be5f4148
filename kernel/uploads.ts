import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { refuse } from './errors.ts'
import { fileTooLarge } from './files.ts'
import { readImage } from './images.ts'
import type { Context, Upload } from './route.ts'
import { readSetting, said, setting } from './settings.ts'
import { fileKindRefused } from './uploads/errors.ts'
import { mediaTypeOf } from './uploads/kind.ts'
import { type FileRow, insertFile } from './uploads/queries.ts'

export { noFile } from './uploads/errors.ts'
export { fileByHash, type FileRow } from './uploads/queries.ts'

/** The most a district may allow; what arrives is cut off here. */
export const mostUploadBytes = 200 << 20

const word = 'application/vnd.openxmlformats-officedocument'

/** What people call the usual kinds. */
const knownKinds: Record<string, { zh: string; en: string }> = {
  'image/jpeg': { zh: 'JPEG 照片', en: 'JPEG photo' },
  'image/png': { zh: 'PNG 图片', en: 'PNG picture' },
  'image/webp': { zh: 'WebP 图片', en: 'WebP picture' },
  'application/pdf': { zh: 'PDF 文档', en: 'PDF' },
  [`${word}.wordprocessingml.document`]: { zh: 'Word 文档', en: 'Word document' },
  [`${word}.spreadsheetml.sheet`]: { zh: 'Excel 表格', en: 'Excel workbook' },
  'application/zip': { zh: 'ZIP 压缩包', en: 'ZIP archive' },
  'text/plain': { zh: '纯文本', en: 'Plain text' },
  'text/csv': { zh: 'CSV 表格', en: 'CSV table' },
  'audio/mpeg': { zh: 'MP3 录音', en: 'MP3 sound' },
  'audio/wav': { zh: 'WAV 录音', en: 'WAV sound' },
  'audio/x-m4a': { zh: 'M4A 录音', en: 'M4A sound' },
  'audio/amr': { zh: 'AMR 录音', en: 'AMR sound' },
  'video/mp4': { zh: 'MP4 视频', en: 'MP4 film' },
  'video/quicktime': { zh: 'MOV 视频', en: 'MOV film' },
}

/** What a district takes in; usual values are practice [K]. HTML and SVG are never shown, so never taken. */
const uploadRules = setting({
  key: 'kernel.uploads',
  title: { zh: '文件上传规则', en: 'Rules of uploads' },
  shape: z.object({
    photoMegabytes: z
      .int()
      .min(1)
      .max(200)
      .meta(said('照片最大', 'A photo at most', { measure: 'megabytes' })),
    fileMegabytes: z
      .int()
      .min(1)
      .max(200)
      .meta(said('其他文件最大', 'Another file at most', { measure: 'megabytes' })),
    mediaTypes: z
      .array(z.string().regex(/^(?!text\/html|image\/svg)[a-z]+\/[\w.+-]+$/))
      .min(1)
      .meta(said('接收的文件类型', 'Kinds of files taken in', { options: knownKinds })),
  }),
  usual: {
    photoMegabytes: 20,
    fileMegabytes: 50,
    mediaTypes: Object.keys(knownKinds),
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
