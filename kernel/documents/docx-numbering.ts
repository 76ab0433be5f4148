import type { NumberingReference } from './docx-styles.ts'
import { xmlReader, type XmlAttributes } from './xml.ts'
import type { Zip } from './zip.ts'

/** One depth of a list; ECMA-376 part 1, 17.9. */
interface Level {
  start: number
  format: string
  /** As `第%1章` or `%1.%2`: each number stands for the counter of that depth. */
  pattern: string
}

type Levels = Map<number, Level>

/** Writes the number that Word shows before a paragraph but does not store with it. */
export type Numbering = (reference: NumberingReference) => string

/** Reads `word/numbering.xml`; each call counts on, so it must follow the order of the document. */
export async function docxNumbering(zip: Zip): Promise<Numbering> {
  const { abstracts, lists } = await listsIn(zip)
  const counters = new Map<string, number[]>()
  return ({ list, depth }) => {
    const abstract = lists.get(list) ?? ''
    const levels = abstracts.get(abstract)
    const level = levels?.get(depth)
    if (!levels || !level) return ''
    const counts = counters.get(abstract) ?? []
    counters.set(abstract, counts)
    for (let i = 0; i <= depth; i += 1) counts[i] ??= (levels.get(i)?.start ?? 1) - (i === depth ? 1 : 0)
    counts[depth] = (counts[depth] ?? 0) + 1
    counts.length = depth + 1
    if (level.format === 'bullet') return '• '
    if (level.format === 'none' || level.pattern === '') return ''
    const label = level.pattern.replace(/%([1-9])/g, (_, which: string) => {
      const at = Number(which) - 1
      return numberAs(levels.get(at)?.format ?? 'decimal', counts[at] ?? 1)
    })
    return /[\s、，．。）)]$/.test(label) ? label : `${label} `
  }
}

async function listsIn(zip: Zip): Promise<{ abstracts: Map<string, Levels>; lists: Map<string, string> }> {
  const abstracts = new Map<string, Levels>()
  const lists = new Map<string, string>()
  let levels: Levels = new Map()
  let level: Level = { start: 1, format: 'decimal', pattern: '' }
  let list = ''
  const open = (name: string, attributes: XmlAttributes): void => {
    const value = attributes.get('w:val') ?? ''
    if (name === 'w:abstractNum') abstracts.set(attributes.get('w:abstractNumId') ?? '', (levels = new Map()))
    else if (name === 'w:lvl') {
      level = { start: 1, format: 'decimal', pattern: '' }
      if (list === '') levels.set(Number(attributes.get('w:ilvl')), level)
    } else if (name === 'w:start') level.start = Number(value)
    else if (name === 'w:numFmt') level.format = value
    else if (name === 'w:lvlText') level.pattern = value
    else if (name === 'w:num') list = attributes.get('w:numId') ?? ''
    else if (name === 'w:abstractNumId') lists.set(list, value)
  }
  if (zip.has('word/numbering.xml')) {
    const reader = xmlReader({ open, close: () => undefined, text: () => undefined })
    for await (const chunk of zip.text('word/numbering.xml')) reader.write(chunk)
    reader.end()
  }
  return { abstracts, lists }
}

const writers: Record<string, (n: number) => string> = {
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  ideographDigital: (n) => String(n).replace(/\d/g, (d) => '〇一二三四五六七八九'[Number(d)] ?? d),
  decimalEnclosedCircle: (n) => (n <= 20 ? String.fromCodePoint(0x245f + n) : String(n)),
  decimalEnclosedCircleChinese: (n) => (n <= 20 ? String.fromCodePoint(0x245f + n) : String(n)),
  decimalZero: (n) => String(n).padStart(2, '0'),
  lowerLetter: (n) => letter(n),
  upperLetter: (n) => letter(n).toUpperCase(),
  lowerRoman: (n) => roman(n).toLowerCase(),
  upperRoman: roman,
}

const numberAs = (format: string, n: number): string => (writers[format] ?? String)(n)

/** 1–9,999 as Chinese counts: 十二, 一百零三. */
export function chinese(n: number): string {
  if (n < 1 || n > 9999 || !Number.isInteger(n)) return String(n)
  const digits = '零一二三四五六七八九'
  let written = ''
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / unit) % 10
    if (digit) written += (digits[digit] ?? '') + name
    else if (written && !written.endsWith('零') && n % unit) written += '零'
  }
  return written.replace(/^一十/, '十')
}

/** a … z, then aa, bb, as Word counts. */
const letter = (n: number): string => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))

function roman(n: number): string {
  let left = n
  let written = ''
  const signs = {
    M: 1000,
    CM: 900,
    D: 500,
    CD: 400,
    C: 100,
    XC: 90,
    L: 50,
    XL: 40,
    X: 10,
    IX: 9,
    V: 5,
    IV: 4,
    I: 1,
  }
  for (const [sign, value] of Object.entries(signs))
    while (left >= value) {
      written += sign
      left -= value
    }
  return written
}
