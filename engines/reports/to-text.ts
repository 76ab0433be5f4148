import { gridOf } from '#kernel/documents.ts'
import { inTable } from './figure.ts'
import type { Report, ReportBlock, ReportCell, ReportTable } from './report.ts'

export const cellText = ({ said }: ReportCell): string => (typeof said === 'string' ? said : inTable(said))

/**
 * Plain text, a paragraph a line, tables with a tab between cells: what the fiscal checker and a diff read.
 * A spanning cell stands once; what it covers is left out, as a word processor's text export leaves it out.
 */
export const toText = ({ blocks }: Pick<Report, 'blocks'>): string =>
  `${blocks.flatMap(linesOf).join('\n\n')}\n`

function linesOf(block: ReportBlock): string[] {
  switch (block.kind) {
    case 'title':
      return [`# ${block.text.replaceAll('\n', '')}`]
    case 'heading':
      return [`${'#'.repeat(block.level)} ${block.text}`]
    case 'paragraph':
      return [block.text]
    case 'table':
      return tableLines(block)
    case 'picture':
      return [block.caption]
    case 'signature':
      return [block.issuer, block.date]
    case 'contents':
      return ['# 目 录', ...block.entries.map(({ text }) => text)]
    case 'new-page':
      return []
  }
}

function tableLines(table: ReportTable): string[] {
  const head = [`## ${table.title}`, ...(table.mark ? [table.mark] : []), ...(table.above ?? [])]
  const cells = table.rows.map((row) =>
    row.map((one) => ({
      text: cellText(one),
      ...(one.colSpan ? { colSpan: one.colSpan } : {}),
      ...(one.rowSpan ? { rowSpan: one.rowSpan } : {}),
    })),
  )
  const rows = gridOf({ rows: cells }).map((line, row) =>
    Array.from(line, (at, column) => (at && at.row === row && at.column === column ? at.cell.text : '')).join(
      '\t',
    ),
  )
  return [...head, rows.join('\n'), ...(table.below ?? [])]
}
