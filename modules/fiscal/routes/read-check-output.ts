import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { raw, route } from '#kernel/route.ts'
import { checkOr404, ofKnownRules } from '../checks/kept-check.ts'
import { originalOf } from '../checks/queries.ts'
import { checkId } from '../checks/shapes.ts'
import { nothingToMarkIn } from '../errors.ts'
import { annotatedPage } from '../output/annotated-page.ts'
import { letter } from '../output/letter.ts'
import { markedPdf } from '../output/marked-pdf.ts'
import { languages } from '../wording.ts'

const types = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

const titles = { pdf: '标注', html: '批注', docx: '核对函' } as const

/** One check as a file to hand on: the PDF with its marks, the annotated page, the letter to the unit. */
export const readCheckOutput = route({
  method: 'GET',
  path: '/fiscal/checks/:id/output',
  can: 'fiscal.read',
  summary: {
    zh: '导出一次检查：标注 PDF、批注网页、致单位的函',
    en: 'A check as marked PDF, annotated page or letter to the unit',
  },
  params: z.object({ id: checkId }),
  query: z.object({
    format: z.enum(['pdf', 'html', 'docx']),
    /** Of notes; the letter goes to a unit of the district and is Chinese. */
    language: z.enum(languages).default('zh'),
  }),
  reply: z.string(),
  media: Object.values(types),
  async handle(context, { params: { id }, query: { format, language } }) {
    const { now } = context
    const check = ofKnownRules(await checkOr404(context, id))
    const written = {
      pdf: async () => {
        const original = await originalOf(context.db, context.district, id)
        return markedPdf(original ?? refuse(nothingToMarkIn), check, { now, language })
      },
      html: async () => annotatedPage(check.name, asRead(check), language),
      docx: () => letter(check, now),
    }
    const name = `${titles[format]}-${check.name.replace(/\.[^.]{1,5}$/, '')}.${format}`
    return raw({
      headers: {
        'content-type': types[format],
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      },
      body: Buffer.from(await written[format]()),
    })
  },
})

/** The text as it was read, blank lines included, with its findings counted by its lines. */
function asRead({ document, lines, findings }: Awaited<ReturnType<typeof checkOr404>>) {
  const last = lines.at(-1)?.at ?? 0
  const byLine = new Map(lines.map((one) => [one.at, one]))
  const all = Array.from({ length: last }, (_, n) => byLine.get(n + 1))
  return {
    document,
    lines: all.map((one) => one?.text ?? ''),
    places: all.map((one, n) => one?.place ?? n + 1),
    inText: findings.map((one) => ({ ...one, line: one.at })),
  }
}
