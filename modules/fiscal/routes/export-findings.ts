import { z } from 'zod'
import { raw, route } from '#kernel/route.ts'
import { checkOr404, ofKnownRules } from '../checks/kept-check.ts'
import { findingsBook } from '../output/findings-book.ts'
import { languages } from '../wording.ts'

/** The findings of several checks, what was explained among them, and the units by their errors. */
export const exportFindings = route({
  method: 'GET',
  path: '/fiscal/findings-book',
  can: 'fiscal.read',
  summary: { zh: '导出若干次检查的发现和排名', en: 'The findings of several checks as a workbook' },
  query: z.object({
    /** Ids, parted by commas. */
    checks: z.string().regex(/^\d{1,15}(,\d{1,15}){0,999}$/),
    language: z.enum(languages).default('zh'),
  }),
  reply: z.string(),
  media: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  async handle(context, { query: { checks, language } }) {
    const found = []
    for (const id of checks.split(',').map(Number)) {
      const { name, document, findings } = ofKnownRules(await checkOr404(context, id))
      found.push({ name, document, findings })
    }
    return raw({
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('核对发现.xlsx')}`,
      },
      body: Buffer.from(await findingsBook(found, language)),
    })
  },
})
