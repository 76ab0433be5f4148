import type { Block, Cell } from './block.ts'
import type { Numbering } from './docx-numbering.ts'
import { levelOfOutline, type NumberingReference, type ParagraphStyle } from './docx-styles.ts'
import { docxTable, type OpenTable } from './docx-table.ts'
import type { XmlAttributes, XmlHandler } from './xml.ts'

interface OpenParagraph extends ParagraphStyle {
  kind: 'paragraph'
  text: string
  hidden: boolean
}

/**
 * Elements whose content is not what a reader sees: deletions, field codes, former properties, the older twin
 * of a drawing (its newer one stands in mc:Choice), phonetic guides.
 */
const unseen = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:instrText',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:sectPr',
  'w:tabs',
  'w:rt',
  'mc:Fallback',
  'wp:docPr',
  'w:tblPrEx',
])

/** Signs of the Wingdings fonts that stand for a box, a tick or a bullet in forms. */
const symbols: Record<string, string> = {
  F0A8: '□',
  F06F: '□',
  F0FE: '☑',
  F052: '☑',
  F053: '☒',
  F0FD: '☒',
  F0FC: '✓',
  F0FB: '✗',
  F06C: '●',
  F06E: '■',
  F0D8: '➢',
}

/** Turns the elements of `word/document.xml` into blocks as they close; ECMA-376 part 1, 17.2–17.4. */
export function docxBody(
  style: (id: string) => ParagraphStyle,
  numbering: Numbering,
  emit: (block: Block) => void,
): XmlHandler {
  /** What is open now, innermost last: a text box lies in a paragraph, a table in a cell of another. */
  const opened: (OpenParagraph | OpenTable)[] = []
  let ignoredDepth = 0
  let inText = false
  let ordinal = 0

  /** Finished content goes into what lies around it, or out as a block of its own. */
  const hand = (text: string, block: (place: { paragraph: number }) => Block): void => {
    const around = opened.at(-1)
    const target = around?.kind === 'table' ? around.cell : around
    if (target) target.text += target.text ? `\n${text}` : text
    else if (!around) emit(block({ paragraph: (ordinal += 1) }))
  }

  const finish = (done: OpenParagraph | OpenTable): void => {
    if (done.kind === 'table') {
      const rows = done.rows()
      if (rows.length) hand(rows.map(asLine).join('\n'), (place) => ({ kind: 'table', rows, place }))
      return
    }
    if (done.text.trim() === '') return
    const text = ((done.numbering ? numbering(done.numbering) : '') + done.text).trim()
    const { level } = done
    hand(text, (place) =>
      level ? { kind: 'heading', level, text, place } : { kind: 'paragraph', text, place },
    )
  }

  const open = (name: string, attributes: XmlAttributes): void => {
    if (ignoredDepth || unseen.has(name)) return void (ignoredDepth += 1)
    const inner = opened.at(-1)
    const value = attributes.get('w:val')
    if (name === 'w:p') opened.push({ kind: 'paragraph', text: '', hidden: false })
    else if (name === 'w:tbl') opened.push(docxTable())
    else if (inner?.kind === 'table') inner.property(name, value ?? '')
    else if (name === 'w:t' || name === 'm:t') inText = true
    else if (inner && !contentOf(inner, name, attributes)) propertyOf(inner, name, value, style)
  }

  const close = (name: string): void => {
    if (ignoredDepth) return void (ignoredDepth -= 1)
    const inner = opened.at(-1)
    if (name === 'w:t' || name === 'm:t') inText = false
    else if (inner && name === (inner.kind === 'table' ? 'w:tbl' : 'w:p')) finish(opened.pop() ?? inner)
    else if (inner?.kind === 'table') inner.close(name)
  }

  const text = (said: string): void => {
    const inner = opened.at(-1)
    if (inText && !ignoredDepth && inner?.kind === 'paragraph') add(inner, said)
  }
  return { open, close, text }
}

function add(paragraph: OpenParagraph, text: string): true {
  if (!paragraph.hidden) paragraph.text += text
  return true
}

/** What a run holds beside its text; answers whether the element was such. */
function contentOf(paragraph: OpenParagraph, name: string, attributes: XmlAttributes): boolean {
  if (name === 'w:tab' || name === 'w:ptab') return add(paragraph, '\t')
  if (name === 'w:cr' || (name === 'w:br' && !attributes.has('w:type'))) return add(paragraph, '\n')
  if (name === 'w:noBreakHyphen') return add(paragraph, '-')
  if (name === 'w:sym') return add(paragraph, symbols[(attributes.get('w:char') ?? '').toUpperCase()] ?? '')
  return false
}

function propertyOf(
  paragraph: OpenParagraph,
  name: string,
  said: string | undefined,
  style: (id: string) => ParagraphStyle,
): void {
  const value = said ?? ''
  if (name === 'w:r') paragraph.hidden = false
  else if (name === 'w:vanish') paragraph.hidden = value !== '0' && value !== 'false'
  else if (name === 'w:pStyle') Object.assign(paragraph, style(value))
  else if (name === 'w:outlineLvl') paragraph.level = levelOfOutline(value)
  else if (name === 'w:ilvl') paragraph.numbering = reference(paragraph.numbering, { depth: Number(value) })
  else if (name === 'w:numId')
    paragraph.numbering = value === '0' ? undefined : reference(paragraph.numbering, { list: value })
}

const reference = (
  known: NumberingReference | undefined,
  said: Partial<NumberingReference>,
): NumberingReference => ({ list: '', depth: 0, ...known, ...said })

const asLine = (row: Cell[]): string => row.map((cell) => cell.text).join('\t')
