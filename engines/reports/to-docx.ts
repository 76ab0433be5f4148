import { type Cell, type WrittenBlock, writeDocx } from '#kernel/documents.ts'
import { drawn } from '#kernel/images.ts'
import { shown } from './decimal.ts'
import type { Report, ReportBlock, ReportCell, ReportTable } from './report.ts'
import { cellText } from './to-text.ts'

/** The page of GB/T 9704-2012; tables in a size that fits them, those that are wide on a page across. */
export async function toDocx(report: Report): Promise<Uint8Array> {
  const blocks: WrittenBlock[] = []
  let across = false
  for (const block of report.blocks) {
    const wanted = block.kind === 'table' && block.page === 'landscape'
    if (block.kind === 'new-page' || wanted !== across || (block.kind === 'table' && block.page)) {
      blocks.push({ kind: 'new-page', landscape: wanted })
      across = wanted
    }
    blocks.push(...(await written(block)))
  }
  return writeDocx(blocks, { title: report.title, author: report.issuer })
}

const place = {}

async function written(block: ReportBlock): Promise<WrittenBlock[]> {
  switch (block.kind) {
    case 'title':
      return [{ kind: 'heading', level: 1, text: block.text, place }]
    case 'heading':
      return [{ kind: 'heading', level: block.level + 1, text: block.text, place }]
    case 'paragraph':
      return [{ kind: 'paragraph', text: block.text, place }]
    case 'table':
      return tableOf(block)
    case 'picture':
      return [
        {
          ...{ kind: 'picture', svg: block.svg, png: await drawn(block.svg) },
          ...{ width: 460, height: 240, alt: block.caption },
        },
        { kind: 'line', text: block.caption, align: 'center', size: 12 },
      ]
    case 'signature':
      return [
        { kind: 'line', text: block.issuer, align: 'right' },
        { kind: 'line', text: block.date, align: 'right' },
      ]
    case 'contents':
      return [
        { kind: 'heading', level: 2, text: '目 录', place },
        ...block.entries.map(({ text }) => ({ kind: 'paragraph' as const, text, place })),
      ]
    case 'new-page':
      return []
  }
}

const tableOf = (table: ReportTable): WrittenBlock[] => [
  { kind: 'heading', level: 3, text: table.title, place },
  ...[...(table.mark ? [table.mark] : []), ...(table.above ?? [])].map(small),
  {
    kind: 'table',
    rows: table.rows.map((row) => row.map(cellOf)),
    place,
    look: { headerRows: table.headerRows, size: table.widths.length > 6 ? 8 : 9, widths: table.widths },
  },
  ...(table.below ?? []).map(small),
]

const small = (text: string): WrittenBlock => ({ kind: 'line', text, align: 'left', size: 10.5 })

export const cellOf = (one: ReportCell): Cell => ({
  text: cellText(one),
  ...(typeof one.said === 'string' ? {} : { value: shown(one.said.value) }),
  ...(one.colSpan ? { colSpan: one.colSpan } : {}),
  ...(one.rowSpan ? { rowSpan: one.rowSpan } : {}),
})
