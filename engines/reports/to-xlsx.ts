import { type SheetOut, writeXlsx } from '#kernel/documents.ts'
import type { Report, ReportTable } from './report.ts'
import { cellOf } from './to-docx.ts'

/** A sheet for each table, with typed cells; the sentences on a sheet of their own, the first. */
export function toXlsx(report: Report): Promise<Uint8Array> {
  const texts = report.blocks.flatMap((block) =>
    block.kind === 'title' || block.kind === 'heading' || block.kind === 'paragraph'
      ? [block.text.replaceAll('\n', '')]
      : [],
  )
  const tables = report.blocks.flatMap((block) =>
    block.kind === 'table' ? [block] : block.kind === 'picture' ? [block.data] : [],
  )
  return writeXlsx([
    { name: '说明', table: { rows: texts.map((text) => [{ text }]) }, widths: [120] },
    ...tables.map(sheetOf),
  ])
}

function sheetOf(table: ReportTable): SheetOut {
  const wide = table.widths.length
  const line = (text: string) => [{ text, ...(wide > 1 ? { colSpan: wide } : {}) }]
  const above = [table.title, ...(table.mark ? [table.mark] : []), ...(table.above ?? [])].map(line)
  const rows = table.rows.map((row) => row.map(emptied))
  return {
    name: table.mark ? `${table.mark} ${table.title}` : table.title,
    table: { rows: [...above, ...rows, ...(table.below ?? []).map(line)] },
    headerRows: above.length + table.headerRows,
    frozen: { rows: above.length + table.headerRows },
    widths: table.widths.map((width) => Math.round((width / Math.max(...table.widths)) * 36) + 8),
  }
}

/** Nothing is an empty cell here as in the form, not a zero. */
function emptied(one: ReportTable['rows'][number][number]) {
  const { value, ...rest } = cellOf(one)
  return value === 0 && rest.text === '' ? rest : { ...rest, ...(value === undefined ? {} : { value }) }
}
