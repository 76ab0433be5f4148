import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { refuse } from '#kernel/errors.ts'
import { catalogue } from '../catalogue.ts'
import { ruleUnknown } from '../errors.ts'
import { codeOf } from '../finding.ts'
import { findingsBook, letter } from '../output/findings-book.ts'
import { languages } from '../wording.ts'
import { checkedDocument, finding } from './check-disclosure.ts'

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
    /** Of the workbook; the letter goes to a unit of the district and is Chinese. */
    language: z.enum(languages).default('zh'),
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
  reply: z.object({ name: z.string(), bytes: z.base64() }),
  async handle({ now }, { body: { format, language, files } }) {
    for (const { findings } of files)
      for (const one of findings) if (!(codeOf(one) in catalogue)) refuse(ruleUnknown, { rule: one.rule })
    const checked = files.map(({ document: { year, ...document }, ...file }) => ({
      ...file,
      document: { ...document, year, file: 'text' as const },
    }))
    const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(now)
    const bytes = format === 'xlsx' ? await findingsBook(checked, language) : await letter(checked[0]!, day)
    return { name: `核对发现.${format}`, bytes: Buffer.from(bytes).toString('base64') }
  },
})
