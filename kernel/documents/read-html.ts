import { Parser } from 'htmlparser2'
import { refuse } from '../errors.ts'
import type { Block } from './block.ts'
import { decodeText } from './encoding.ts'
import { damaged } from './errors.ts'
import { htmlTable, type OpenHtmlTable } from './html-table.ts'
import type { Limits } from './limits.ts'
import { measure } from './measure.ts'

/** Their content is not text for readers. */
const unseen = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'math',
  'select',
  'textarea',
  'iframe',
])

/** Their text goes on in the line around them; every other element begins a new paragraph. */
const inline = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark o:p q rp rt ruby s ' +
    'samp small span st1:chsdate strike strong sub sup time tt u var wbr'
  ).split(' '),
)

const SLICE = 1 << 16
const DEEPEST = 5000

/**
 * The blocks of a page as a reader sees them: headings, paragraphs, and tables with their spans. A table that
 * holds tables is layout: its cells count as text around them. Places are lines of the source.
 */
export function* htmlBlocks(source: string, limits: Limits): Generator<Block> {
  const count = measure(limits)
  const made: Block[] = []
  const reader = htmlReader(source, (block) => {
    count.block(block)
    made.push(block)
  })
  for (let at = 0; at < source.length; at += SLICE) {
    reader.write(source.slice(at, at + SLICE))
    yield* made.splice(0)
  }
  reader.end()
  yield* made
}

/** The same, of a page whose encoding is not known yet. */
export async function* htmlDocument(bytes: Uint8Array, limits: Limits): AsyncGenerator<Block> {
  yield* htmlBlocks(decodeText(bytes).text, limits)
}

function htmlReader(
  source: string,
  emit: (block: Block) => void,
): { write(text: string): void; end(): void } {
  const tables: OpenHtmlTable[] = []
  const lineAt = lineCounter(source)
  let depth = 0
  let unseenDepth = 0
  const hand = (block: Block): void => {
    const table = tables.at(-1)
    if (table) table.add(block)
    else emit(block)
  }
  const text = openText(hand)
  const closeTable = (): void => {
    text.flush()
    for (const block of tables.pop()?.blocks() ?? []) hand(block)
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1
      if (depth > DEEPEST) refuse(damaged, { format: 'HTML', why: `nested deeper than ${DEEPEST}` })
      if (unseenDepth || unseen.has(name) || isHidden(attributes)) {
        unseenDepth += 1
        return
      }
      text.open(name)
      if (name === 'table') tables.push(htmlTable(lineAt(parser.startIndex)))
      else tables.at(-1)?.open(name, attributes, lineAt(parser.startIndex))
    },
    onclosetag(name) {
      depth -= 1
      if (unseenDepth) {
        unseenDepth -= 1
        return
      }
      text.close(name)
      if (name === 'table') closeTable()
    },
    ontext(said) {
      if (!unseenDepth) text.add(said, () => lineAt(parser.startIndex + said.search(/\S/)))
    },
  })
  const end = (): void => {
    parser.end()
    while (tables.length) closeTable()
    text.flush()
  }
  return { write: (part) => parser.write(part), end }
}

interface OpenText {
  open(tag: string): void
  close(tag: string): void
  /** `line` is asked only where a paragraph begins. */
  add(said: string, line: () => number): void
  flush(): void
}

/** Gathers text until an element that is not inline begins or ends a paragraph. */
function openText(hand: (block: Block) => void): OpenText {
  let text = ''
  let line = 0
  let level = 0
  let preformatted = 0

  const flush = (): void => {
    const said = text.replace(/ *\n */g, '\n').trim()
    text = ''
    if (said === '') return
    const place = { line }
    hand(level ? { kind: 'heading', level, text: said, place } : { kind: 'paragraph', text: said, place })
  }
  const open = (tag: string): void => {
    if (tag === 'br') text += '\n'
    else if (!inline.has(tag)) flush()
    if (tag === 'pre') preformatted += 1
    if (/^h[1-6]$/.test(tag)) level = Number(tag[1])
  }
  const close = (tag: string): void => {
    if (tag !== 'br' && !inline.has(tag)) flush()
    if (tag === 'pre') preformatted -= 1
    if (/^h[1-6]$/.test(tag)) level = 0
  }
  const add = (said: string, lineOf: () => number): void => {
    const shown = preformatted ? said : said.replace(/[ \t\r\n\f\u00a0]+/g, ' ')
    if (text.trim() === '' && shown.trim() !== '') {
      text = ''
      line = lineOf()
    }
    text += text.endsWith(' ') && !preformatted ? shown.trimStart() : shown
  }
  return { open, close, add, flush }
}

const isHidden = (attributes: Record<string, string>): boolean =>
  'hidden' in attributes || /display\s*:\s*none/i.test(attributes['style'] ?? '')

/** The line of an index in the source, for indexes that mostly grow. */
function lineCounter(source: string): (index: number) => number {
  let line = 1
  let next = source.indexOf('\n')
  return (index) => {
    while (next >= 0 && next < index) {
      line += 1
      next = source.indexOf('\n', next + 1)
    }
    return line
  }
}
