import { z } from 'zod'
import { idParam, route } from '#kernel/route.ts'
import { asFile, fileFormat, fileTypes } from '../as-file.ts'
import { evaluated } from '../project.ts'
import { sheetOf } from '../sheet.ts'

export const readSheet = route({
  method: 'GET',
  path: '/performance/projects/:id/sheet',
  can: 'performance.read',
  summary: { zh: '导出绩效自评表', en: 'The self-evaluation sheet as a file' },
  params: z.object({ id: idParam }),
  query: z.object({ format: fileFormat }),
  reply: z.string(),
  media: fileTypes,
  async handle(context, { params: { id }, query: { format } }) {
    return asFile(sheetOf(await evaluated(context, id), context.now), format, context.now)
  },
})
