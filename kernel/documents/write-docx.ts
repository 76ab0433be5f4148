import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  convertMillimetersToTwip,
} from 'docx'
import type { Block, Cell } from './block.ts'

export interface DocxOptions {
  title?: string
  author?: string
  /** Fonts of Chinese text; the machine that opens the file must have them, or shows its own instead. */
  fonts?: { body: string; heading: string }
}

/** The customary fonts of official documents; GB/T 9704-2012, 5.2.2 names 仿宋 for the body. */
const officialFonts = { body: '仿宋_GB2312', heading: '方正小标宋简体' }

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]

/** GB/T 9704-2012, 5.2.1: A4, 37 mm above, 28 mm at the binding edge, a type area of 156 × 225 mm. */
const page = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(37),
    bottom: convertMillimetersToTwip(35),
    left: convertMillimetersToTwip(28),
    right: convertMillimetersToTwip(26),
  },
}

/** Writes blocks as a DOCX that `readDocx` reads back equal, but for places. Levels below 6 become 6. */
export async function writeDocx(blocks: readonly Block[], options: DocxOptions = {}): Promise<Uint8Array> {
  const fonts = options.fonts ?? officialFonts
  const children = blocks.map((block) => {
    if (block.kind === 'table') return tableOf(block.rows)
    if (block.kind === 'paragraph') return paragraphOf(block.text)
    return new Paragraph({
      heading: headings[Math.min(block.level, 6) - 1] ?? HeadingLevel.HEADING_1,
      children: lines(block.text),
    })
  })
  const heading = { run: { font: font(fonts.heading), color: '000000' } }
  const document = new Document({
    ...(options.title ? { title: options.title } : {}),
    creator: options.author ?? '',
    styles: {
      default: {
        document: { run: { font: font(fonts.body), size: '16pt' } },
        heading1: { ...heading, run: { ...heading.run, size: '22pt' } },
        heading2: { ...heading, run: { ...heading.run, size: '18pt' } },
        heading3: heading,
        heading4: heading,
        heading5: heading,
        heading6: heading,
      },
    },
    sections: [{ properties: { page }, children }],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

const font = (eastAsia: string) => ({ eastAsia, ascii: 'Times New Roman', hAnsi: 'Times New Roman' })

const paragraphOf = (text: string): Paragraph =>
  new Paragraph({ children: lines(text), indent: { firstLineChars: 200 } })

/** A line end inside a text becomes a break, a tab a tab. */
const lines = (text: string): TextRun[] =>
  cleaned(text)
    .split('\n')
    .map((line, i) => {
      const children = line.split('\t').flatMap((piece, t) => (t ? [new Tab(), piece] : [piece]))
      return new TextRun({ children, ...(i ? { break: 1 } : {}) })
    })

/** XML 1.0 cannot say control characters; they come from faulty copying and mean nothing. */
const cleaned = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '')

function tableOf(rows: readonly Cell[][]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row) => new TableRow({ cantSplit: true, children: row.map(cellOf) })),
  })
}

const cellOf = (cell: Cell): TableCell =>
  new TableCell({
    ...(cell.colSpan ? { columnSpan: cell.colSpan } : {}),
    ...(cell.rowSpan ? { rowSpan: cell.rowSpan } : {}),
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        alignment: typeof cell.value === 'number' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: lines(cell.text),
      }),
    ],
  })
