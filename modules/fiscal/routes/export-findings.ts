import { z } from 'zod'
import { raw, route } from '#kernel/route.ts'
import { refuse } from '#kernel/errors.ts'
import { catalogue } from '../catalogue.ts'
import { ruleUnknown } from '../errors.ts'
import { findingsBook, letter } from '../output/findings-book.ts'
import { checkedDocument, finding } from './check-disclosure.ts'

const office = 'application/vnd.openxmlformats-officedocument'

/** The findings that the caller kept, as a workbook of all files or as the letter to one unit. */
export const exportFindings = route({
  method: 'POST',
  path: '/fiscal/findings-files',
  can: 'fiscal.read',
  summary: { zh: '导出检查发现或致单位的函', en: 'Findings as a workbook, or the letter to the unit' },
  maxBytes: 8 << 20,
  reads: true,
  transaction: false,
  body: z.object({
    format: z.enum(['xlsx', 'docx']),
    files: z
      .array(
        z.object({
          name: z.string().max(300),
          document: checkedDocument,
          findings: z.array(finding).max(5_000),
        }),
      )
      .min(1)
      .max(1_000),
  }),
  reply: z.string(),
  async handle({ now }, { body: { format, files } }) {
    for (const { findings } of files)
      for (const { rule } of findings) if (!(rule.split(' ')[0]! in catalogue)) refuse(ruleUnknown, { rule })
    const checked = files.map(({ document: { year, ...document }, ...file }) => ({
      ...file,
      document: { ...document, year, file: 'text' as const },
    }))
    const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(now)
    const bytes = format === 'xlsx' ? await findingsBook(checked) : await letter(checked[0]!, day)
    return raw({
      headers: {
        'content-type': `${office}.${format === 'xlsx' ? 'spreadsheetml.sheet' : 'wordprocessingml.document'}`,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`核对发现.${format}`)}`,
      },
      body: Buffer.from(bytes),
    })
  },
})
