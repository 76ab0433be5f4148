import type { Zip } from './zip.ts'
import { xmlReader, type XmlAttributes } from './xml.ts'

/** What a paragraph style says about outline and numbering; ECMA-376 part 1, 17.7. */
export interface ParagraphStyle {
  /** 1–9 for headings. */
  level?: number
  numbering?: NumberingReference
}

export interface NumberingReference {
  list: string
  /** From 0. */
  depth: number
}

interface RawStyle extends ParagraphStyle {
  basedOn?: string
}

/** Reads `word/styles.xml`; answers for a style id, its ancestors included. */
export async function docxStyles(zip: Zip): Promise<(id: string) => ParagraphStyle> {
  const styles = new Map<string, RawStyle>()
  let style: RawStyle = {}
  const open = (name: string, attributes: XmlAttributes): void => {
    const value = attributes.get('w:val') ?? ''
    if (name === 'w:style') styles.set(attributes.get('w:styleId') ?? '', (style = {}))
    else if (name === 'w:name') style.level ??= levelOfName(value)
    else if (name === 'w:basedOn') style.basedOn = value
    else if (name === 'w:outlineLvl') style.level = levelOfOutline(value)
    else if (name === 'w:numId') style.numbering = { depth: style.numbering?.depth ?? 0, list: value }
    else if (name === 'w:ilvl') style.numbering = { list: style.numbering?.list ?? '', depth: Number(value) }
  }
  if (zip.has('word/styles.xml')) {
    const reader = xmlReader({ open, close: () => undefined, text: () => undefined })
    for await (const chunk of zip.text('word/styles.xml')) reader.write(chunk)
    reader.end()
  }
  return (id) => resolved(styles, id)
}

/** A style inherits what it leaves open; a chain longer than 20 is a circle. */
function resolved(styles: Map<string, RawStyle>, id: string): ParagraphStyle {
  let found: ParagraphStyle = {}
  let style = styles.get(id)
  for (let steps = 0; style && steps < 20; steps += 1) {
    found = { ...ownOf(style), ...found }
    style = style.basedOn === undefined ? undefined : styles.get(style.basedOn)
  }
  return found
}

const ownOf = ({ level, numbering }: RawStyle): ParagraphStyle => ({
  ...(level === undefined ? {} : { level }),
  ...(numbering === undefined ? {} : { numbering }),
})

/** Word's own names for its built-in heading styles, in the two languages met here. */
function levelOfName(name: string): number | undefined {
  const found = /^(?:heading|标题)\s*([1-9])$/i.exec(name)?.[1]
  if (found) return Number(found)
  return /^(?:title|标题)$/i.test(name) ? 1 : undefined
}

/** Outline levels count from 0; 9 means body text. */
export function levelOfOutline(value: string): number | undefined {
  const level = Number(value) + 1
  return level >= 1 && level <= 9 ? level : undefined
}
