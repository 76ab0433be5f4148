export type XmlValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | Date
  | XmlValue[]
  | { [name: string]: XmlValue }

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
// XML 1.0 has no place for these at all, not even escaped.
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const escaped = (text: string): string =>
  text.replace(forbidden, '').replace(/[&<>"']/g, (sign) => signs[sign]!)

/** An XML document; lists are written as repeated elements named by `items` (`services` holds `service`). */
export const toXml = (root: string, value: XmlValue, items: Record<string, string>): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value, items)}\n`

function element(name: string, value: XmlValue, items: Record<string, string>): string {
  const inside = content(name, value, items)
  return inside === '' ? `<${name}/>` : `<${name}>${inside}</${name}>`
}

function content(name: string, value: XmlValue, items: Record<string, string>): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((one) => element(items[name] ?? 'item', one, items)).join('')
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, one]) => element(key, one, items))
      .join('')
  return escaped(String(value))
}
