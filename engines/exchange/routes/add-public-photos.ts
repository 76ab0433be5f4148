import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { fileTooLarge } from '#kernel/files.ts'
import { route } from '#kernel/route.ts'
import { readSetting } from '#kernel/settings.ts'
import { keepUpload, noFile } from '#kernel/uploads.ts'
import { photosOnly } from '../errors.ts'
import { checkDistrict, districtField } from '../public/followed-case.ts'
import { publicPhotos } from '../public/settings.ts'

/** Pictures alone, few and small; there is no public way to read one back. */
export const addPublicPhotos = route({
  method: 'POST',
  path: '/public/photos',
  can: 'public',
  summary: { zh: '群众上传照片', en: 'Photos that go with a report of a resident' },
  perMinute: 20,
  uploads: true,
  maxBytes: 20 << 20,
  query: z.object(districtField),
  reply: z.object({ files: z.array(z.object({ hash: z.string() })) }),
  status: 201,
  districtOf: ({ query }) => query.district,
  async handle(context, { uploads }) {
    await checkDistrict(context)
    const { most, megabytes } = await readSetting(context.db, context.district, publicPhotos)
    if (uploads.length === 0) refuse(noFile)
    if (uploads.length > most) refuse(photosOnly, { most })
    const files = []
    for (const upload of uploads) {
      if (upload.size > megabytes << 20) refuse(fileTooLarge, { limit: megabytes << 20 })
      const { hash, mediaType } = await keepUpload(context, upload)
      if (!mediaType.startsWith('image/')) refuse(photosOnly, { most })
      files.push({ hash })
    }
    context.audit(`files ${files.map(({ hash }) => hash.slice(0, 12)).join(' ')}`)
    return { files }
  },
})
