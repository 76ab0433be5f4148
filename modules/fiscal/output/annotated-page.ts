import type { Text } from '#kernel/errors.ts'
import type { Finding } from '../document.ts'
import { toldIn } from '../finding.ts'
import type { ReadFile } from '../fiscal-check.ts'
import { inLanguage, type Language } from '../wording.ts'
import { dayOf, type OutputFinding } from './findings-book.ts'
import { severities } from './severities.ts'

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

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
aside.settled { border-color: #8c959f; } aside .explained { color: #1a7f37; }
@media print { aside { break-inside: avoid; } }
`

/** A file that was read, its findings by lines of its text. */
interface Annotated extends Pick<ReadFile, 'lines' | 'places' | 'document'> {
  inText: readonly OutputFinding[]
}

/** The whole text with its findings under their lines, as one page that stands alone and fetches nothing. */
export function annotatedPage(
  name: string,
  { lines, places, inText, document }: Annotated,
  language: Language = 'zh',
): string {
  const say = (text: Text) => inLanguage(text, language)
  const byLine = Map.groupBy(inText, ({ line }) => line)
  const rows = lines.flatMap((text, n) => {
    const own = byLine.get(n + 1) ?? []
    if (text.trim() === '' && own.length === 0) return []
    return [
      `<tr${own.length > 0 ? ' class="marked"' : ''} id="l${n + 1}"><td class="line">${places[n]}</td><td class="text">${marked(text, own)}${own.map((one) => note(one, language)).join('')}</td></tr>`,
    ]
  })
  const counted = Object.entries(severities)
    .map(([severity, word]) => [say(word), inText.filter((one) => one.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`)
  return `<!doctype html>
<html lang="${language === 'en' ? 'en' : 'zh-CN'}">
<head><meta charset="utf-8"><title>${escaped(name)}</title><style>${style}</style></head>
<body>
<h1>${escaped(document.unit || name)} ${document.year ?? ''}</h1>
<p>${escaped(name)}${say(summary(document.tables.length, inText.length, counted))}</p>
${document.unread.map(({ line, why, en }) => `<p><small>L${line} ${escaped(say({ zh: why, en }))}</small></p>`).join('\n')}
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

function note(finding: OutputFinding, language: Language): string {
  const one = toldIn(finding, language)
  const [colon, semicolon] = language === 'en' ? [': ', '; '] : ['：', '；']
  return `<aside class="${one.severity}${finding.explained ? ' settled' : ''}"><b>${inLanguage(severities[one.severity], language)} ${escaped(one.rule)}</b> ${escaped(one.place)}${colon}${escaped(one.found)} → ${escaped(one.expected)} <small>${escaped([one.computation, one.note].filter(Boolean).join(semicolon))}</small>${explainedIn(finding, language)}</aside>`
}

function explainedIn({ explained }: OutputFinding, language: Language): string {
  if (!explained) return ''
  const { reason, by, at } = explained
  const who = `${by} ${dayOf(at, language)}`
  return `<div class="explained">${escaped(language === 'en' ? `Explained: ${reason} (${who})` : `已说明：${reason}（${who}）`)}</div>`
}

const summary = (tables: number, findings: number, counted: readonly string[]): Text => ({
  zh: `：${tables} 张表，${findings} 处发现（${counted.join('，')}）`,
  en: `: ${tables} tables, ${findings} findings (${counted.join(', ')})`,
})
