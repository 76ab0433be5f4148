import { writeXlsx } from '#kernel/documents.ts'
import {
  dataSheets,
  indicatorSheet,
  keyedSheets,
  type SheetColumn,
  singleValues,
} from '../compose/workbook-sheets.ts'
import type { Drafted } from './draft.ts'

/** The draft as the workbook that `takeWorkbook` reads: empty books give the template to fill in. */
export function workbookOfDraft({ lines, ledgers, ...draft }: Drafted): Promise<Uint8Array> {
  const head = { kind: draft.kind, year: String(draft.year), unit: draft.moneyUnit }
  const singles: Record<string, string> = { 'department.name': draft.unitName, ...ledgers.single, ...head }
  const listed = [...dataSheets, indicatorSheet].map(({ name, at, columns }) => {
    const rows: readonly Readonly<Record<string, string>>[] =
      at === 'entries' ? lines : (ledgers.lists[at] ?? [])
    return sheet(name, [
      columns.map(({ title }) => title),
      ...rows.map((row) => columns.map((column) => wordIn(column, row[column.key] ?? ''))),
    ])
  })
  return writeXlsx([
    // The sheet of lines is the one that people open the file for.
    ...listed.slice(0, 1),
    sheet(
      '部门',
      singleValues.flatMap((column) => {
        const text = singles[column.key] ?? ''
        const values = column.list ? text.split('\n') : [text]
        return values.map((value) => [column.title, wordIn(column, value)])
      }),
    ),
    ...listed.slice(1),
    ...keyedSheets.map(([name, at]) =>
      sheet(name, Object.entries(ledgers[at as 'reasons' | 'subjects' | 'meanings'])),
    ),
  ])
}

const wordIn = ({ codes }: SheetColumn, value: string): string =>
  Object.entries(codes ?? {}).find(([, code]) => code === value)?.[0] ?? value

const sheet = (name: string, rows: readonly (readonly string[])[]) => ({
  name,
  table: { rows: rows.map((row) => row.map((text) => ({ text }))) },
})
