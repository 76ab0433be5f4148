import { readFileSync } from 'node:fs'
import path from 'node:path'
import { renderPdf } from '#kernel/documents.ts'
import type { Report, ReportBlock, ReportTable } from './report.ts'
import { cellText } from './to-text.ts'

const template = readFileSync(path.join(import.meta.dirname, 'typst', 'report.typ'), 'utf8')

/**
 * A4 with the margins, lines and sizes of GB/T 9704-2012; its faces (仿宋, 小标宋) are not free, Noto Sans SC
 * stands for them. `createdAt` stands in the file's properties: the same report gives the same bytes.
 */
export function toPdf(report: Report, createdAt: Date): Promise<Uint8Array> {
  const encoder = new TextEncoder()
  const files = Object.fromEntries(
    report.blocks.flatMap((block) =>
      block.kind === 'picture' ? [[`${block.name}.svg`, encoder.encode(block.svg)]] : [],
    ),
  )
  return renderPdf(template, { blocks: report.blocks.map(asData) }, { createdAt, files })
}

function asData(block: ReportBlock): unknown {
  if (block.kind === 'picture') return { kind: block.kind, name: block.name, caption: block.caption }
  return block.kind === 'table' ? tableData(block) : block
}

const tableData = (table: ReportTable) => ({
  ...{ kind: 'table', title: table.title, mark: table.mark ?? '', above: table.above ?? [] },
  ...{ below: table.below ?? [], page: table.page ?? '', headerRows: table.headerRows, widths: table.widths },
  rows: table.rows.map((row) =>
    row.map((one) => ({
      ...{ text: cellText(one), number: typeof one.said !== 'string', align: one.align ?? '' },
      ...{ colSpan: one.colSpan ?? 1, rowSpan: one.rowSpan ?? 1 },
    })),
  ),
})
