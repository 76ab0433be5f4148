import { z } from 'zod'
import { refuse } from '../errors.ts'
import { fileMissing } from '../files.ts'
import { raw, route } from '../route.ts'
import { fileByHash } from '../uploads.ts'

/** Shown in the page; everything else is for saving. None of these runs a script. */
const shown = /^(image\/(jpeg|png|webp)|audio\/.*|video\/.*|application\/pdf)$/

/** A file never changes under its hash, so that a browser asks for it once. */
export const readFile = route({
  method: 'GET',
  path: '/files/:hash',
  can: 'files.read',
  summary: { zh: '读取文件或其缩略图', en: 'Read a file or its thumbnail' },
  params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  query: z.object({ size: z.enum(['full', 'thumb']).default('full') }),
  reply: z.string(),
  media: ['*/*'],
  async handle({ db, district, files }, { params: { hash }, query: { size } }) {
    const row = (await fileByHash(db, district, hash)) ?? refuse(fileMissing, { hash })
    const small = size === 'thumb'
    if (small && !row.thumbnail) refuse(fileMissing, { hash })
    const place = shown.test(row.mediaType) ? 'inline' : 'attachment'
    return raw({
      headers: {
        'content-type': small ? 'image/webp' : row.mediaType,
        'content-disposition': `${place}; filename*=UTF-8''${encodeURIComponent(row.name)}`,
        'cache-control': 'private, max-age=31536000, immutable',
        ...(!small && { 'content-length': String(row.size) }),
      },
      body: await files.open(small ? row.thumbnail! : hash),
    })
  },
})
