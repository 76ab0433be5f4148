import { z } from 'zod'
import { type Report, toDocx, toPdf, toXlsx } from '#engines/reports/reports.ts'
import { raw, type RawReply } from '#kernel/route.ts'

const office = 'application/vnd.openxmlformats-officedocument'
const kinds = {
  pdf: 'application/pdf',
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
} as const

export const fileTypes = Object.values(kinds)
export const fileFormat = z.enum(['pdf', 'docx', 'xlsx']).default('pdf')

/** A report as a file to take home, named after its title. */
export async function asFile(report: Report, format: keyof typeof kinds, now: Date): Promise<RawReply> {
  const bytes =
    format === 'pdf' ? await toPdf(report, now) : await (format === 'docx' ? toDocx(report) : toXlsx(report))
  return raw({
    headers: {
      'content-type': kinds[format],
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${report.title}.${format}`)}`,
    },
    body: Buffer.from(bytes),
  })
}
