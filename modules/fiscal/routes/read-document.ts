import { z } from 'zod'
import { type Report, toDocx, toHtml, toPdf, toXlsx } from '#engines/reports/reports.ts'
import { refuse } from '#kernel/errors.ts'
import { idParam, raw, route } from '#kernel/route.ts'
import { draftOf } from '../books/book.ts'
import { told } from '../books/data-of-draft.ts'
import { draftUnfinished } from '../books/errors.ts'
import { workbookOfDraft } from '../books/give-workbook.ts'
import { composed } from '../books/preview.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const sheets = `${office}.spreadsheetml.sheet`
const kinds = {
  pdf: 'application/pdf',
  docx: `${office}.wordprocessingml.document`,
  xlsx: sheets,
  html: 'text/html; charset=utf-8',
  books: sheets,
} as const

export const readDocument = route({
  method: 'GET',
  path: '/fiscal/books/:id/document',
  can: 'fiscal.read',
  summary: {
    zh: '导出编制的文件（PDF、DOCX、XLSX、HTML）或账目本身',
    en: 'The composed document as a file, or the books themselves as a workbook',
  },
  params: z.object({ id: idParam }),
  query: z.object({ format: z.enum(['pdf', 'docx', 'xlsx', 'html', 'books']).default('pdf') }),
  reply: z.string(),
  media: [...new Set(Object.values(kinds))],
  async handle(context, { params: { id }, query: { format } }) {
    const draft = await draftOf(context, id)
    const books = `${draft.year}年度${draft.unitName}${draft.kind === 'budget' ? '预算' : '决算'}账目`
    if (format === 'books') return file(`${books}.xlsx`, kinds.books, await workbookOfDraft(draft))
    const { report, issues } = composed(draft)
    if (!report) return refuse(draftUnfinished, { count: issues.length, first: told(issues[0]!) })
    return file(`${report.title}.${format}`, kinds[format], await bytesOf(report, format, context.now))
  },
})

const file = (name: string, type: string, bytes: Uint8Array) =>
  raw({
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
    body: Buffer.from(bytes),
  })

async function bytesOf(
  report: Report,
  format: 'pdf' | 'docx' | 'xlsx' | 'html',
  now: Date,
): Promise<Uint8Array> {
  if (format === 'pdf') return toPdf(report, now)
  if (format === 'html') return Buffer.from(toHtml(report))
  return format === 'docx' ? toDocx(report) : toXlsx(report)
}
