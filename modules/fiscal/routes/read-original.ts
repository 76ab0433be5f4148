import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { raw, route } from '#kernel/route.ts'
import { originalNotKept } from '../checks/errors.ts'
import { checkOr404 } from '../checks/kept-check.ts'
import { originalOf } from '../checks/queries.ts'
import { checkId } from '../checks/shapes.ts'

export const readOriginal = route({
  method: 'GET',
  path: '/fiscal/checks/:id/original',
  can: 'fiscal.read',
  summary: { zh: '检查过的 PDF 原件', en: 'The PDF that was checked' },
  params: z.object({ id: checkId }),
  reply: z.string(),
  media: ['application/pdf'],
  async handle(context, { params: { id } }) {
    const { name } = await checkOr404(context, id)
    const body = (await originalOf(context.db, context.district, id)) ?? refuse(originalNotKept)
    return raw({
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      },
      body,
    })
  },
})
