import type { Block, Cell, Table } from './block.ts'

export interface HtmlOptions {
  title?: string
  /** BCP 47; `zh-CN` unless said. */
  language?: string
}

/** What the page looks like where it is opened alone: readable, printable, nothing fetched from elsewhere. */
const style = `
body { max-width: 60em; margin: 2em auto; padding: 0 1em; font: 16px/1.75 "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; }
table { border-collapse: collapse; margin: 1em 0; }
td { border: 1px solid #888; padding: .3em .6em; white-space: pre-line; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
p { white-space: pre-line; margin: .5em 0; }
`

/** Writes blocks as one page that stands alone; every text is escaped. Levels below 6 become 6. */
export function writeHtml(blocks: readonly Block[], options: HtmlOptions = {}): string {
  const body = blocks.map((block) => {
    if (block.kind === 'table') return tableOf(block)
    const tag = block.kind === 'heading' ? `h${Math.min(block.level, 6)}` : 'p'
    return `<${tag}>${withBreaks(block.text)}</${tag}>`
  })
  return `<!doctype html>
<html lang="${escaped(options.language ?? 'zh-CN')}">
<head><meta charset="utf-8"><title>${escaped(options.title ?? '')}</title><style>${style}</style></head>
<body>
${body.join('\n')}
</body>
</html>
`
}

const tableOf = (table: Table): string =>
  `<table>\n${table.rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('\n')}\n</table>`

function cellOf(cell: Cell): string {
  const spans = (['colSpan', 'rowSpan'] as const).map((span) =>
    (cell[span] ?? 1) > 1 ? ` ${span.toLowerCase()}="${cell[span]}"` : '',
  )
  const number = typeof cell.value === 'number' ? ' class="number"' : ''
  return `<td${spans.join('')}${number}>${withBreaks(cell.text)}</td>`
}

const withBreaks = (text: string): string => escaped(text).replaceAll('\n', '<br>')

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
