import { z } from 'zod'
import { refuse } from '../errors.ts'
import { route } from '../route.ts'
import { keepUpload, mostUploadBytes, noFile } from '../uploads.ts'

const kept = z.object({
  /** SHA-256 of the bytes: the sender compares it with its own, and knows that all arrived. */
  hash: z.string(),
  size: z.int(),
  mediaType: z.string(),
  name: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  takenAt: z.iso.datetime().nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
})

export const addFiles = route({
  method: 'POST',
  path: '/files',
  can: 'files.add',
  summary: { zh: '上传照片和文件', en: 'Upload photos and files' },
  uploads: true,
  maxBytes: mostUploadBytes,
  reply: z.object({ files: z.array(kept) }),
  status: 201,
  async handle(context, { uploads }) {
    if (uploads.length === 0) refuse(noFile)
    const files = []
    for (const upload of uploads) {
      const { thumbnail: _, takenAt, ...row } = await keepUpload(context, upload)
      files.push({ ...row, takenAt: takenAt?.toISOString() ?? null })
    }
    context.audit(`files ${files.map((file) => file.hash.slice(0, 12)).join(' ')}`)
    return { files }
  },
})
