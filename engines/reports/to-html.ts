import { cellText } from './to-text.ts'
import type { Report, ReportBlock, ReportCell, ReportTable } from './report.ts'

/** Readable on a screen and printable, with nothing fetched from elsewhere. */
const style = `
body { max-width: 62em; margin: 2em auto; padding: 0 1em; font: 16px/1.8 "FangSong", "仿宋", "Noto Serif SC", "Noto Sans SC", serif; color: #111; }
h1, h2, h3 { font-family: "Noto Sans SC", "Microsoft YaHei", sans-serif; line-height: 1.4; }
h1.title { text-align: center; margin: 2em 0 1em; }
p { text-indent: 2em; margin: .4em 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .5em 0; font-size: 14px; min-width: 100%; }
caption { font-weight: bold; font-size: 17px; }
td, th { border: 1px solid #777; padding: .2em .5em; font-weight: normal; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.center { text-align: center; } .right { text-align: right; }
.above, .below { text-indent: 0; font-size: 14px; }
figure { margin: 1em 0; text-align: center; } figure svg { max-width: 100%; height: auto; }
nav ol { list-style: none; padding-left: 2em; } nav li.level-1 { margin-left: -2em; font-weight: bold; }
@media print { .page { break-before: page; } }
`

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign)

/** One page that stands alone; every text is escaped, a chart stands in it as drawing with its caption. */
export const toHtml = ({ title, blocks }: Report): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head>
<body>
${blocks.map(blockOf).join('\n')}
</body>
</html>
`

function blockOf(block: ReportBlock): string {
  switch (block.kind) {
    case 'title':
      return `<h1 class="title">${escaped(block.text).replaceAll('\n', '<br>')}</h1>`
    case 'heading':
      return `<h${block.level + 1}>${escaped(block.text)}</h${block.level + 1}>`
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`
    case 'table':
      return tableOf(block)
    case 'picture':
      return `<figure role="img" aria-label="${escaped(block.caption)}">${block.svg}<figcaption>${escaped(block.caption)}</figcaption></figure>`
    case 'signature':
      return `<p class="right">${escaped(block.issuer)}</p><p class="right">${escaped(block.date)}</p>`
    case 'contents':
      return `<nav><h2>目 录</h2><ol>${block.entries.map(({ level, text }) => `<li class="level-${level}">${escaped(text)}</li>`).join('')}</ol></nav>`
    case 'new-page':
      return '<div class="page"></div>'
  }
}

function tableOf(table: ReportTable): string {
  const rows = table.rows.map((row, index) => {
    const tag = index < table.headerRows ? 'th' : 'td'
    return `<tr>${row.map((one) => cellOf(one, tag)).join('')}</tr>`
  })
  const lines = (texts: readonly string[], place: string): string =>
    texts.map((text) => `<p class="${place}">${escaped(text)}</p>`).join('')
  return `<h3>${escaped(table.title)}</h3>${lines([...(table.mark ? [table.mark] : []), ...(table.above ?? [])], 'above')}<div class="wide"><table>${rows.join('\n')}</table></div>${lines(table.below ?? [], 'below')}`
}

function cellOf(one: ReportCell, tag: 'th' | 'td'): string {
  const spans = (['colSpan', 'rowSpan'] as const)
    .map((span) => ((one[span] ?? 1) > 1 ? ` ${span.toLowerCase()}="${one[span]}"` : ''))
    .join('')
  const look = typeof one.said === 'string' ? (one.align ?? '') : 'number'
  return `<${tag}${spans}${look ? ` class="${look}"` : ''}>${escaped(cellText(one))}</${tag}>`
}
