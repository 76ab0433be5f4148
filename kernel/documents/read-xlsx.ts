import { posix } from 'node:path'
import { refuse } from '../errors.ts'
import { damaged, sheetMissing } from './errors.ts'
import type { Limits } from './limits.ts'
import { measure, type Measure } from './measure.ts'
import { numberFormats, type NumberFormats } from './xlsx-format.ts'
import { local, sheetReader, unescaped, type Merge, type SheetRow } from './xlsx-sheet.ts'
import { XmlMalformed, xmlReader, type XmlHandler } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

/** What a workbook is told as, in order: a sheet begins, its rows, its merges. */
export type SheetEvent =
  | { is: 'sheet'; name: string; hidden: boolean }
  | { is: 'row'; row: SheetRow }
  | { is: 'merge'; merge: Merge }

interface Workbook {
  sheets: { name: string; hidden: boolean; path: string }[]
  strings: string[]
  formats: NumberFormats
}

/** Reads all sheets, or the one named; a formula counts as the value that was stored with it. */
export async function* xlsxEvents(
  bytes: Uint8Array,
  limits: Limits,
  wanted?: string,
): AsyncGenerator<SheetEvent> {
  const zip = openZip(bytes, 'XLSX', limits)
  const count = measure(limits)
  try {
    const book = await workbook(zip, count)
    const sheets = wanted === undefined ? book.sheets : book.sheets.filter((sheet) => sheet.name === wanted)
    if (sheets.length === 0)
      refuse(sheetMissing, { sheet: wanted, found: book.sheets.map((sheet) => sheet.name).join('、') })
    for (const sheet of sheets) {
      yield { is: 'sheet', name: sheet.name, hidden: sheet.hidden }
      for await (const event of rowsOf(zip, sheet.path, book, count)) yield event
    }
  } catch (thrown) {
    if (thrown instanceof XmlMalformed) refuse(damaged, { format: 'XLSX', why: thrown.message })
    throw thrown
  }
}

async function* rowsOf(zip: Zip, path: string, book: Workbook, count: Measure): AsyncGenerator<SheetEvent> {
  const made: SheetEvent[] = []
  const handler = sheetReader(book.strings, book.formats, {
    row: (row) => {
      count.cells(row.cells.length)
      for (const cell of row.cells) count.text(cell.text.length)
      made.push({ is: 'row', row })
    },
    merge: (merge) => {
      count.cells(1)
      made.push({ is: 'merge', merge })
    },
  })
  const reader = xmlReader(handler)
  for await (const chunk of zip.text(path)) {
    reader.write(chunk)
    for (const event of made.splice(0)) yield event
  }
  reader.end()
}

async function workbook(zip: Zip, count: Measure): Promise<Workbook> {
  const parts = await relations(zip)
  const found: { name: string; hidden: boolean; id: string }[] = []
  let since1904 = false
  await read(zip, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attributes.get('date1904') ?? '')
      if (name !== 'sheet') return
      const hidden = (attributes.get('state') ?? 'visible') !== 'visible'
      const id = [...attributes].find(([key]) => local(key) === 'id')?.[1] ?? ''
      found.push({ name: attributes.get('name') ?? '', hidden, id })
    },
  })
  const sheets = found.flatMap(({ name, hidden, id }) => {
    const part = parts.get(id)
    return part && zip.has(part.path) && part.type.endsWith('/worksheet')
      ? [{ name, hidden, path: part.path }]
      : []
  })
  if (sheets.length === 0) refuse(damaged, { format: 'XLSX' })
  const pathOf = (type: string) =>
    [...parts.values()].find((part) => part.type.endsWith(`/${type}`))?.path ?? ''
  return {
    sheets,
    strings: await sharedStrings(zip, pathOf('sharedStrings'), count),
    formats: await numberFormats(zip, pathOf('styles'), since1904),
  }
}

/** The parts that the workbook names, by their relation's id. */
async function relations(zip: Zip): Promise<Map<string, { path: string; type: string }>> {
  const parts = new Map<string, { path: string; type: string }>()
  await read(zip, 'xl/_rels/workbook.xml.rels', {
    open: (name, attributes) => {
      const path = posix.resolve('/xl', attributes.get('Target') ?? '').slice(1)
      if (name === 'Relationship')
        parts.set(attributes.get('Id') ?? '', { path, type: attributes.get('Type') ?? '' })
    },
  })
  return parts
}

/** Phonetic guides (`rPh`) repeat their base in other signs and are left out. */
async function sharedStrings(zip: Zip, path: string, count: Measure): Promise<string[]> {
  const strings: string[] = []
  if (!zip.has(path)) return strings
  let string = ''
  let listening = false
  let phonetic = false
  await read(zip, path, {
    open: (name) => {
      if (name === 'si') string = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') listening = !phonetic
    },
    close: (name) => {
      if (name === 't') listening = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') {
        count.text(string.length)
        strings.push(unescaped(string))
      }
    },
    text: (text) => {
      if (listening) string += text
    },
  })
  return strings
}

async function read(zip: Zip, path: string, handler: Partial<XmlHandler>): Promise<void> {
  const { open, close, text } = handler
  const reader = xmlReader({
    open: (name, attributes) => open?.(local(name), attributes),
    close: (name) => close?.(local(name)),
    text: (said) => text?.(said),
  })
  for await (const chunk of zip.text(path)) reader.write(chunk)
  reader.end()
}
