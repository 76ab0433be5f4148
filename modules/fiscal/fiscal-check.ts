import type { DocumentKind, Limits } from '#kernel/documents.ts'
import { checkDisclosure } from './check.ts'
import type { Disclosure, Finding } from './document.ts'
import { referring } from './finding.ts'
import { withBoxes } from './place/boxes.ts'
import { linesOfFile } from './read/lines-of-file.ts'
import { readDisclosure } from './read/read-disclosure.ts'
import { acrossDocuments } from './rules/across-documents.ts'

export interface Summary {
  unit: string
  year: number | undefined
  kind: Disclosure['kind']
  /** What the file was, and so what `line` counts: lines of text, pages of a PDF, paragraphs of a DOCX. */
  file: DocumentKind
  tables: { code: string; kind: string; title: string; line: number; rows: number; cells: number }[]
  /** What could not be read with certainty, and was therefore not judged. */
  unread: { line: number; why: string; en: string }[]
}

export interface CheckedFile {
  document: Summary
  findings: Finding[]
}

/** A checked file with its own text, for showing the findings in it. */
export interface ReadFile extends CheckedFile {
  lines: readonly string[]
  /** Where each line of the text stands in the original. */
  places: readonly number[]
  /** The findings again in the same order, `line` counting lines of the text from 1. */
  inText: readonly Finding[]
}

/** Checks the bytes of one disclosure, against another one of the unit where it is given. Refuses what it cannot read. */
export async function checkFile(
  bytes: Uint8Array,
  name = '',
  against?: { bytes: Uint8Array; name: string },
): Promise<CheckedFile> {
  const { document, findings } = await readFile(bytes, name, against)
  return { document, findings }
}

/** The same with the text that was read. */
export async function readFile(
  bytes: Uint8Array,
  name = '',
  against?: { bytes: Uint8Array; name: string },
  limits?: Partial<Limits>,
): Promise<ReadFile> {
  const { lines, places, kind, lost, drawn } = await linesOfFile(bytes, name, limits)
  const disclosure = readDisclosure(lines.join('\n'))
  const placeOf = (line: number): number => places[line - 1] ?? places.at(-1) ?? line
  const other =
    against && readDisclosure((await linesOfFile(against.bytes, against.name, limits)).lines.join('\n'))
  const refer = (one: Finding): Finding =>
    kind === 'text' ? one : referring(one, (line) => `${kind === 'pdf' ? 'P' : 'L'}${placeOf(line)}`)
  const found = [
    ...checkDisclosure(disclosure).map(refer),
    ...(other ? acrossDocuments(disclosure, other) : []),
  ]
  const inText = (drawn ? withBoxes(found, disclosure, lines, drawn) : found).toSorted(
    (a, b) => placeOf(a.line) - placeOf(b.line),
  )
  const findings = inText.map((one) => ({ ...one, line: placeOf(one.line) }))
  return { ...{ lines, places, inText, findings }, document: summary(disclosure, kind, lost, placeOf) }
}

function summary(
  { unit, year, kind, tables, unread }: Disclosure,
  file: DocumentKind,
  lost: number,
  placeOf: (line: number) => number,
): Summary {
  const gone = {
    zh: `有 ${lost} 个字在转换中丢失`,
    en: `${lost} characters were lost in conversion`,
  }
  return {
    ...{ unit, year, kind, file },
    tables: tables.map(({ code, kind: what, title, from, rows, forms }) => ({
      ...{ code, kind: what, title, line: placeOf(from) },
      rows: rows.length + forms.length,
      cells:
        rows.reduce((sum, row) => sum + row.columns.size, 0) +
        forms.reduce((sum, { amounts }) => sum + amounts.filter((one) => one !== undefined).length, 0),
    })),
    unread: [
      ...unread.map(({ line, why }) => ({ line: placeOf(line), why: why.zh, en: why.en })),
      ...(lost > 0 ? [{ line: 1, why: gone.zh, en: gone.en }] : []),
    ],
  }
}
