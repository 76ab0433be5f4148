import { z } from 'zod'
import { toDocx, toPdf, toXlsx } from '#engines/reports/reports.ts'
import { idParam, raw, route } from '#kernel/route.ts'
import { evaluated } from '../project.ts'
import { sheetOf } from '../sheet.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const kinds = {
  pdf: 'application/pdf',
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
} as const

export const readSheet = route({
  method: 'GET',
  path: '/performance/projects/:id/sheet',
  can: 'performance.read',
  summary: { zh: '导出绩效自评表', en: 'The self-evaluation sheet as a file' },
  params: z.object({ id: idParam }),
  query: z.object({ format: z.enum(['pdf', 'docx', 'xlsx']).default('pdf') }),
  reply: z.string(),
  async handle(context, { params: { id }, query: { format } }) {
    const one = await evaluated(context, id)
    const report = sheetOf(one, context.now)
    const bytes =
      format === 'pdf'
        ? await toPdf(report, context.now)
        : await (format === 'docx' ? toDocx(report) : toXlsx(report))
    return raw({
      headers: {
        'content-type': kinds[format],
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${report.title}.${format}`)}`,
      },
      body: Buffer.from(bytes),
    })
  },
})
