import type { Finding } from '../document.ts'
import type { ReadFile } from '../fiscal-check.ts'

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

const severities: Record<Finding['severity'], string> = {
  error: '错误',
  rounding: '尾差',
  implausible: '存疑',
  missing: '缺漏',
  naming: '名称',
  wording: '文字',
}

const style = `
body { max-width: 76em; margin: 2em auto; padding: 0 1em; font: 15px/1.7 "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; color: #1f2328; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .15em .5em; }
td.line { color: #6e7781; text-align: right; width: 4em; user-select: none; font-variant-numeric: tabular-nums; }
td.text { white-space: pre-wrap; tab-size: 6; }
tr.marked td.text { background: #fff8e5; }
mark { background: #ffd8a8; }
aside { margin: .2em 0 .6em; padding: .3em .7em; border-left: 4px solid #8c959f; background: #f6f8fa; }
aside.error { border-color: #cf222e; } aside.missing { border-color: #bc4c00; } aside.implausible { border-color: #8250df; }
aside small { color: #57606a; }
@media print { aside { break-inside: avoid; } }
`

/** The whole text with its findings under their lines, as one page that stands alone and fetches nothing. */
export function annotatedPage(name: string, { lines, places, inText, document }: ReadFile): string {
  const byLine = Map.groupBy(inText, ({ line }) => line)
  const rows = lines.flatMap((text, n) => {
    const own = byLine.get(n + 1) ?? []
    if (text.trim() === '' && own.length === 0) return []
    return [
      `<tr${own.length > 0 ? ' class="marked"' : ''} id="l${n + 1}"><td class="line">${places[n]}</td><td class="text">${marked(text, own)}${own.map(note).join('')}</td></tr>`,
    ]
  })
  const counted = Object.entries(severities)
    .map(([severity, word]) => [word, inText.filter((one) => one.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`)
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${escaped(name)}</title><style>${style}</style></head>
<body>
<h1>${escaped(document.unit || name)} ${document.year ?? ''}</h1>
<p>${escaped(name)}：${document.tables.length} 张表，${inText.length} 处发现（${counted.join('，')}）</p>
${document.unread.map(({ line, why }) => `<p><small>L${line} ${escaped(why)}</small></p>`).join('\n')}
<table>
${rows.join('\n')}
</table>
</body>
</html>
`
}

/** The words found, marked where they stand in the line as they are. */
function marked(text: string, own: readonly Finding[]): string {
  const words = own.map(({ found }) => found).filter((one) => one.length > 1 && text.includes(one))
  const [first] = words.toSorted((a, b) => b.length - a.length)
  if (!first) return escaped(text)
  return text
    .split(first)
    .map(escaped)
    .join(`<mark>${escaped(first)}</mark>`)
}

const note = (one: Finding): string =>
  `<aside class="${one.severity}"><b>${severities[one.severity]} ${escaped(one.rule)}</b> ${escaped(one.place)}：${escaped(one.found)} → ${escaped(one.expected)} <small>${escaped([one.computation, one.note].filter(Boolean).join('；'))}</small></aside>`
