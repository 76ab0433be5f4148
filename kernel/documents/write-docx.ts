import {
  AlignmentType,
  Document,
  ImageRun,
  PageNumber,
  PageOrientation,
  Footer,
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
  type FileChild,
} from 'docx'
import type { Cell } from './block.ts'
import type { LaidTable, Line, NewPage, Picture, WrittenBlock } from './page-parts.ts'

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

/** The same page turned: its left edge is what was its foot. */
const across = {
  size: { ...page.size, orientation: PageOrientation.LANDSCAPE },
  margin: {
    top: page.margin.left,
    bottom: page.margin.right,
    left: page.margin.bottom,
    right: page.margin.top,
  },
}

/** Writes blocks as a DOCX that `readDocx` reads back equal, but for places and pictures. Levels below 6 become 6. */
export async function writeDocx(
  blocks: readonly WrittenBlock[],
  options: DocxOptions = {},
): Promise<Uint8Array> {
  const fonts = options.fonts ?? officialFonts
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
    sections: sectionsOf(blocks),
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

const font = (eastAsia: string) => ({ eastAsia, ascii: 'Times New Roman', hAnsi: 'Times New Roman' })

/** Each new page begins a section of its own, so that a page may lie across. */
function sectionsOf(blocks: readonly WrittenBlock[]) {
  const parts: { landscape: boolean; blocks: Exclude<WrittenBlock, NewPage>[] }[] = [
    { landscape: false, blocks: [] },
  ]
  for (const block of blocks)
    if (block.kind === 'new-page') parts.push({ landscape: block.landscape, blocks: [] })
    else parts.at(-1)!.blocks.push(block)
  return parts
    .filter((part, index) => index === 0 || part.blocks.length > 0)
    .map((part) => ({
      properties: { page: part.landscape ? across : page },
      footers: { default: numbered() },
      children: part.blocks.map(childOf),
    }))
}

function childOf(block: Exclude<WrittenBlock, NewPage>): FileChild {
  if (block.kind === 'table') return tableOf(block)
  if (block.kind === 'paragraph') return paragraphOf(block.text)
  if (block.kind === 'picture') return pictureOf(block)
  if (block.kind === 'line') return lineOf(block)
  return new Paragraph({
    heading: headings[Math.min(block.level, 6) - 1] ?? HeadingLevel.HEADING_1,
    children: lines(block.text),
  })
}

const pictureOf = ({ svg, png, width, height, alt }: Picture): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg),
        fallback: { type: 'png', data: Buffer.from(png) },
        transformation: { width, height },
        altText: { name: alt, title: alt, description: alt },
      }),
    ],
  })

const sides = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

const lineOf = ({ text, align, size }: Line): Paragraph =>
  new Paragraph({ alignment: sides[align], children: lines(text, size) })

/** Page numbers in size 4 between dashes (GB/T 9704-2012, 7.5). */
const numbered = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ size: '14pt', children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })

const paragraphOf = (text: string): Paragraph =>
  new Paragraph({ children: lines(text), indent: { firstLineChars: 200 } })

/** A line end inside a text becomes a break, a tab a tab. */
const lines = (text: string, size?: number): TextRun[] =>
  cleaned(text)
    .split('\n')
    .map((line, i) => {
      const children = line.split('\t').flatMap((piece, t) => (t ? [new Tab(), piece] : [piece]))
      return new TextRun({ children, ...(i ? { break: 1 } : {}), ...(size ? { size: `${size}pt` } : {}) })
    })

/** XML 1.0 cannot say control characters; they come from faulty copying and mean nothing. */
const cleaned = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '')

function tableOf({ rows, look = {} }: LaidTable): Table {
  const whole = (look.widths ?? []).reduce((all, one) => all + one, 0)
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    ...(look.widths ? { columnWidths: look.widths.map((width) => Math.round((width / whole) * 8_845)) } : {}),
    rows: rows.map(
      (row, index) =>
        new TableRow({
          cantSplit: true,
          ...(index < (look.headerRows ?? 0) ? { tableHeader: true } : {}),
          children: row.map((cell) => cellOf(cell, look.size)),
        }),
    ),
  })
}

const cellOf = (cell: Cell, size?: number): TableCell =>
  new TableCell({
    ...(cell.colSpan ? { columnSpan: cell.colSpan } : {}),
    ...(cell.rowSpan ? { rowSpan: cell.rowSpan } : {}),
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        alignment: typeof cell.value === 'number' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: lines(cell.text, size),
      }),
    ],
  })
