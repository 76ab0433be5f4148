import { decodeText } from '#kernel/documents.ts'
import { checkDisclosure } from './check.ts'
import type { Disclosure, Finding } from './document.ts'
import { readDisclosure } from './read/read-disclosure.ts'

interface Summary {
  unit: string
  year: number | undefined
  kind: Disclosure['kind']
  tables: { code: string; title: string; line: number; rows: number }[]
  /** What could not be read with certainty, and was therefore not judged. */
  unread: Disclosure['unread']
}

export interface CheckedFile {
  document: Summary
  findings: Finding[]
}

/** Checks the bytes of one disclosure: text in UTF-8, UTF-16 or GB18030. Refuses what is no text. */
export function checkFile(bytes: Buffer): CheckedFile {
  const { text } = decodeText(bytes)
  const document = readDisclosure(text)
  return { document: summary(document), findings: checkDisclosure(document) }
}

const summary = ({ unit, year, kind, tables, unread }: Disclosure): Summary => ({
  ...{ unit, year, kind, unread },
  tables: tables.map((table) => ({
    code: table.code,
    title: table.title,
    line: table.from,
    rows: table.rows.length + table.forms.length,
  })),
})
