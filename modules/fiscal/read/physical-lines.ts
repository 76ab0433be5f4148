/** A line of the original; `cells` where it lies in a grid (tabs, pipes, HTML), so that empty cells are seen. */
export interface PhysicalLine {
  /** Counted from 1; the rows of an HTML table written on one line share it. */
  line: number
  text: string
  cells?: string[]
}

const cleaned = (text: string): string =>
  text
    .replaceAll(/<\/?(?!input)[a-z][^>]*>/gi, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('\u3000', ' ')
    .trim()

/** `— 7 —`, `第 7 页 共 30 页`: what a printer put between the lines. A bare number may be a cell and stays. */
const isPageMark = (text: string): boolean =>
  /^[-—–·]{1,3}\s*\d{1,4}\s*[-—–·]{1,3}$|^第\s*\d{1,4}\s*页(\s*[，,]?\s*共\s*\d{1,4}\s*页)?$/.test(text)

/** Every line with its cells; an HTML row torn over several lines is one line at its beginning. */
export function physicalLines(text: string): PhysicalLine[] {
  const out: PhysicalLine[] = []
  let open: { line: number; text: string } | undefined
  for (const [index, raw] of text.split(/\r\n|[\n\r\u0085\u2028]/).entries()) {
    if (open) open.text += ` ${raw}`
    else if (/<tr[\s>]/i.test(raw)) open = { line: index + 1, text: raw }
    if (!open) out.push(lineOf(raw, index + 1))
    else if (/<\/tr>/i.test(raw) || open.text.length > 100_000) {
      const { line, text: row } = open
      out.push(...row.split(/<tr[^>]*>/i).flatMap((piece) => htmlRow(piece, line)))
      open = undefined
    }
  }
  if (open) out.push(lineOf(open.text, open.line))
  return out
}

function htmlRow(text: string, line: number): PhysicalLine[] {
  const found = text.matchAll(/<t[dh]([^>]*)>(.*?)(?=<t[dh][\s>]|<\/tr>|<\/table>|$)/gis)
  const cells = [...found].flatMap(([, attributes, inside]) => {
    const span = Number(/colspan\s*=\s*["']?(\d{1,2})/i.exec(attributes!)?.[1] ?? 1)
    return [cleaned(inside!), ...Array.from({ length: span - 1 }, () => '')]
  })
  if (cells.length === 0) return cleaned(text) === '' ? [] : [{ line, text: cleaned(text) }]
  return [{ line, text: cells.join(' ').trim(), cells }]
}

function lineOf(raw: string, line: number): PhysicalLine {
  if (raw.includes('\t')) {
    const cells = raw.split('\t').map(cleaned)
    return { line, text: cells.join('\t'), cells }
  }
  if (/^\s*\|.*\|\s*$/.test(raw)) {
    const cells = raw.trim().slice(1, -1).split('|').map(cleaned)
    return cells.every((cell) => /^:?-*:?$/.test(cell))
      ? { line, text: '' }
      : { line, text: cells.join('\t'), cells }
  }
  const text = cleaned(raw)
  return { line, text: isPageMark(text) ? '' : text }
}
