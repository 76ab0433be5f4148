import { z } from 'zod'
import { cellText, type ReportBlock } from '#engines/reports/reports.ts'
import { idParam, route } from '#kernel/route.ts'
import { draftOf } from '../books/book.ts'
import { issue } from '../books/draft.ts'
import { previewOf } from '../books/preview.ts'
import { finding } from '../checks/shapes.ts'

const reason = z.object({ key: z.string(), about: z.string(), text: z.string().nullable() })

/** A part of the document as a page draws it: a table has its cells, a picture its drawing. */
const block = z.object({
  kind: z.enum(['title', 'heading', 'paragraph', 'table', 'picture', 'signature', 'contents', 'new-page']),
  level: z.int().optional(),
  text: z.string().optional(),
  reasons: z.array(reason).optional(),
  svg: z.string().optional(),
  lines: z.array(z.string()).optional(),
  headerRows: z.int().optional(),
  rows: z
    .array(
      z.array(
        z.object({
          text: z.string(),
          number: z.boolean(),
          colSpan: z.int().optional(),
          rowSpan: z.int().optional(),
        }),
      ),
    )
    .optional(),
  below: z.array(z.string()).optional(),
})

export const previewDocument = route({
  method: 'GET',
  path: '/fiscal/books/:id/preview',
  can: 'fiscal.read',
  summary: {
    zh: '预览按账目编制的文件，并即时检查',
    en: 'Preview the document composed from the books, checked as it stands',
  },
  params: z.object({ id: idParam }),
  reply: z.object({
    issues: z.array(issue),
    blocks: z.array(block),
    wanting: z.array(reason),
    findings: z.array(finding.extend({ block: z.int() })),
  }),
  async handle(context, { params: { id } }) {
    const { report, issues, wanting, findings } = await previewOf(await draftOf(context, id))
    return {
      issues,
      blocks: (report?.blocks ?? []).map(blockOf),
      wanting: wanting.map(reasonOf),
      findings: findings.map(({ finding: found, block: at }) => ({ ...found, block: at })),
    }
  },
})

const reasonOf = ({ key, about, text }: { key: string; about: string; text: string | undefined }) => ({
  ...{ key, about },
  text: text ?? null,
})

function blockOf(one: ReportBlock): z.input<typeof block> {
  switch (one.kind) {
    case 'title':
      return one
    case 'heading':
      return one
    case 'paragraph':
      return { kind: one.kind, text: one.text, reasons: (one.reasons ?? []).map(reasonOf) }
    case 'table':
      return {
        ...{ kind: one.kind, text: one.title, headerRows: one.headerRows, below: [...(one.below ?? [])] },
        lines: [...(one.mark ? [one.mark] : []), ...(one.above ?? [])],
        rows: one.rows.map((row) =>
          row.map(({ said, colSpan, rowSpan }) => ({
            ...{ text: cellText({ said }), number: typeof said !== 'string' },
            ...(colSpan && { colSpan }),
            ...(rowSpan && { rowSpan }),
          })),
        ),
      }
    case 'picture':
      return { kind: one.kind, text: one.caption, svg: one.svg }
    case 'signature':
      return { kind: one.kind, lines: [one.issuer, one.date] }
    case 'contents':
      return { kind: one.kind, lines: one.entries.map(({ text }) => text) }
    case 'new-page':
      return one
  }
}
