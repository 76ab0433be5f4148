/** What a reader of XML is told, in document order. Names keep their prefix, as `w:p`. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void
  close(name: string): void
  text(text: string): void
}

export type XmlAttributes = ReadonlyMap<string, string>

export class XmlMalformed extends Error {}

const none: XmlAttributes = new Map()
const LONGEST_TAG = 1 << 20
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * A reader of XML in chunks that keeps nothing but the unfinished tag: a worksheet of half a gigabyte passes
 * through in constant memory. Only the five named entities and numeric ones are known, so that no
 * declaration can grow them. Throws `XmlMalformed`.
 */
export function xmlReader(handler: XmlHandler): { write(chunk: string): void; end(): void } {
  let rest = ''
  let depth = 0
  let begun = false

  const tag = (inside: string): void => {
    if (inside.startsWith('/')) {
      depth -= 1
      if (depth < 0) throw new XmlMalformed('more tags are closed than opened')
      return handler.close(inside.slice(1).trimEnd())
    }
    begun = true
    const closesItself = inside.endsWith('/')
    const content = closesItself ? inside.slice(0, -1) : inside
    const nameEnd = content.search(/\s/)
    const name = nameEnd < 0 ? content : content.slice(0, nameEnd)
    handler.open(name, nameEnd < 0 ? none : attributesIn(content.slice(nameEnd)))
    if (closesItself) handler.close(name)
    else depth += 1
  }

  /** Handles the construct at `at`, which is `<`; answers where it ends, or -1 where it is unfinished. */
  const construct = (source: string, at: number): number => {
    const sign = source.charCodeAt(at + 1)
    if (sign === EXCLAMATION || sign === QUESTION) return special(source, at, handler)
    const end = tagEnd(source, at + 1)
    if (end >= 0) tag(source.slice(at + 1, end))
    return end < 0 ? -1 : end + 1
  }

  const write = (chunk: string): void => {
    const source = rest + chunk
    let at = 0
    while (at < source.length) {
      if (source.charCodeAt(at) === LESS) {
        const next = source.length - at < 9 ? -1 : construct(source, at)
        if (next < 0) break
        at = next
      } else {
        const found = source.indexOf('<', at)
        const end = found < 0 ? wholeTextUpTo(source, at) : found
        if (end === at) break
        handler.text(decoded(source.slice(at, end)))
        at = end
      }
    }
    rest = source.slice(at)
    if (rest.length > LONGEST_TAG) throw new XmlMalformed('a tag does not end')
  }

  const end = (): void => {
    write(' '.repeat(9))
    if (!begun || depth !== 0 || rest.trim() !== '') throw new XmlMalformed('the document breaks off')
  }
  return { write, end }
}

const LESS = 0x3c
const EXCLAMATION = 0x21
const QUESTION = 0x3f
const SPACE = 0x20

/** Comments, CDATA, instructions and declarations; only CDATA says something. */
function special(source: string, at: number, handler: XmlHandler): number {
  for (const [begin, end] of specials) {
    if (!source.startsWith(begin, at)) continue
    const found = source.indexOf(end, at + begin.length)
    if (found >= 0 && end === ']]>') handler.text(source.slice(at + begin.length, found))
    return found < 0 ? -1 : found + end.length
  }
  return -1
}

const specials = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const

/** A `>` inside a quoted attribute does not end its tag. */
function tagEnd(source: string, from: number): number {
  let quote = 0
  for (let at = from; at < source.length; at += 1) {
    const c = source.charCodeAt(at)
    if (quote) {
      if (c === quote) quote = 0
    } else if (c === 0x22 || c === 0x27) quote = c
    else if (c === 0x3e) return at
  }
  return -1
}

/** Text that reaches the chunk's end is handed on up to an entity that may be unfinished. */
function wholeTextUpTo(source: string, from: number): number {
  const entity = source.lastIndexOf('&')
  return entity >= from && entity > source.length - 12 && !source.includes(';', entity)
    ? entity
    : source.length
}

/** By hand, as a worksheet has millions of them: name, equals sign, quoted value. */
function attributesIn(source: string): XmlAttributes {
  const found = new Map<string, string>()
  let at = 0
  for (;;) {
    const equals = source.indexOf('=', at)
    if (equals < 0) return found
    let open = equals + 1
    while (source.charCodeAt(open) === SPACE) open += 1
    const quote = source[open]
    const close = quote === '"' || quote === "'" ? source.indexOf(quote, open + 1) : -1
    if (close < 0) return found
    found.set(source.slice(at, equals).trim(), decoded(source.slice(open + 1, close)))
    at = close + 1
  }
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|\w{1,8});/g, (whole, ref: string) => {
    if (!ref.startsWith('#')) return named[ref] ?? whole
    const code = ref[1] === 'x' ? Number.parseInt(ref.slice(2), 16) : Number(ref.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
