import {
  type Block,
  decodeText,
  detectKind,
  type DocumentKind,
  gridOf,
  type Limits,
  type PdfPage,
  type Place,
  readDocument,
  readPdfInPlace,
  type Table,
} from '#kernel/documents.ts'
import { refuse } from '#kernel/errors.ts'
import { textTooLong } from '../errors.ts'
import type { LineArea } from '../place/boxes.ts'

/** A file as lines of text, tables as tabbed lines; `places` says where each line stood in the original. */
export interface FileLines {
  kind: DocumentKind
  lines: string[]
  /** Physical line of text and HTML, page of a PDF, paragraph of a DOCX, row of a sheet; counts from 1. */
  places: number[]
  /** Characters that an earlier conversion lost. */
  lost: number
  /** Of a PDF: where each line stands, and what the pages show. */
  drawn?: { areas: (LineArea | undefined)[]; pages: PdfPage[] }
}

const mostBytes = 16 * (1 << 20)
/** A line beyond this is no line of a disclosure: it is cut into pieces, so that no rule reads without end. */
const mostOfLine = 8_000

/** Reads text (UTF-8, UTF-16, GB18030), HTML, PDF, DOCX, XLSX, CSV; refuses the rest by name. */
export async function linesOfFile(
  bytes: Uint8Array,
  name: string,
  limits?: Partial<Limits>,
): Promise<FileLines> {
  const { kind } = detectKind(bytes, name)
  if (kind === 'text' && bytes.length > 0) return textLines(bytes)
  const within = { seconds: 40, characters: mostBytes, ...limits }
  if (kind === 'pdf') return pdfLines(bytes, within)
  const read = await readDocument(bytes, name, within)
  const lines = read.blocks.flatMap(linesOf)
  return {
    ...{ kind: read.kind, lost: read.lost ?? 0 },
    lines: lines.map(({ text }) => text),
    places: lines.map(({ place }) => place),
  }
}

async function pdfLines(bytes: Uint8Array, limits: Partial<Limits>): Promise<FileLines> {
  const { blocks, pages } = await readPdfInPlace(bytes, limits)
  const lines = blocks.flatMap(linesOf)
  return {
    ...{ kind: 'pdf', lost: 0 },
    lines: lines.map(({ text }) => text),
    places: lines.map(({ place }) => place),
    drawn: { areas: lines.map(({ area }) => area), pages },
  }
}

function textLines(bytes: Uint8Array): FileLines {
  if (bytes.length > mostBytes) refuse(textTooLong, { limit: mostBytes >> 20 })
  const { text, lost } = decodeText(bytes)
  const physical = text.split(/\r\n|[\n\r]/)
  const lines: string[] = []
  const places: number[] = []
  physical.forEach((line, n) => {
    for (let at = 0; at === 0 || at < line.length; at += mostOfLine) {
      lines.push(line.slice(at, at + mostOfLine))
      places.push(n + 1)
    }
  })
  return { kind: 'text', lines, places, lost: lost ?? 0 }
}

const placeOf = ({ place }: Pick<Block, 'place'>, otherwise: number): number =>
  place.line ?? place.page ?? place.paragraph ?? otherwise

interface OneLine {
  text: string
  place: number
  area?: LineArea | undefined
}

function linesOf(block: Block): OneLine[] {
  if (block.kind === 'table') return tableLines(block)
  const own = block.text.split('\n')
  return own.map((text) => ({
    text: block.kind === 'heading' ? `${'#'.repeat(Math.min(6, block.level))} ${text}` : text,
    place: placeOf(block, 1),
    area: areaOf([block.place]),
  }))
}

function areaOf(places: readonly (Place | undefined)[]): LineArea | undefined {
  const page = places.find((place) => place?.page)?.page
  const boxes = places.flatMap((place) => (place?.box && place.page === page ? [place.box] : []))
  return page === undefined || boxes.length === 0 ? undefined : { page, boxes }
}

/** Every row a tabbed line; a row of one cell is a line of text, for titles stand in such rows. */
function tableLines(table: Table): OneLine[] {
  return gridOf(table).map((row, n) => {
    const cells = row.map((one, column) =>
      one && one.row === n && one.column === column ? one.cell.text.replaceAll(/\s+/g, ' ').trim() : '',
    )
    const filled = cells.filter(Boolean)
    const own = row.find(Boolean)?.cell
    const place = own?.place?.line ?? own?.place?.page ?? rowOf(own?.place?.cell) ?? placeOf(table, n + 1)
    return {
      text: filled.length === 1 && (row.length < 3 || isTitle(cells[0]!)) ? filled[0]! : cells.join('\t'),
      place,
      area: areaOf(
        row.flatMap((one, column) =>
          one && one.row === n && one.column === column && one.cell.text !== '' ? [one.cell.place] : [],
        ),
      ),
    }
  })
}

/** A line of words alone in a row's first cell: a title, a note. */
const isTitle = (cell: string): boolean => cell.length >= 4 && /[\u4e00-\u9fff]/.test(cell)

const rowOf = (cell: string | undefined): number | undefined =>
  Number(/\d+$/.exec(cell ?? '')?.[0]) || undefined
