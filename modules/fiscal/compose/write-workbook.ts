import { writeXlsx } from '#kernel/documents.ts'
import type { FiscalData } from './data.ts'
import {
  type DataSheet,
  dataSheets,
  indicatorSheet,
  keyedSheets,
  type SheetColumn,
  singleValues,
} from './workbook-sheets.ts'

type Plain = Readonly<Record<string, unknown>>

/** The data as the workbook that `dataFromWorkbook` reads: an accountant begins next year's from this year's. */
export function workbookOf(data: FiscalData): Promise<Uint8Array> {
  const indicators = [
    ...data.evaluations.flatMap(({ project, indicators: list }) => list.map((one) => ({ project, ...one }))),
    ...(data.whole?.indicators ?? []).map((one) => ({ project: '部门整体', ...one })),
  ]
  const singles = singleValues.flatMap((column) => {
    const value = at(data, column.key)
    const values = column.list ? ((value as unknown[]) ?? []) : [value]
    return values.flatMap((one) =>
      one === undefined || one === null ? [] : [[column.title, shownAs(column, one)]],
    )
  })
  const lists: [DataSheet, readonly Plain[]][] = [
    ...dataSheets.map((sheet): [DataSheet, readonly Plain[]] => [
      sheet,
      (at(data, sheet.at) as Plain[]) ?? [],
    ]),
    [indicatorSheet, indicators],
  ]
  const keyed = keyedSheets.map(([name, key]) => ({ name, rows: Object.entries(data[key as 'reasons']) }))
  const sheet = (name: string, rows: readonly (readonly string[])[]) => ({
    name,
    table: { rows: rows.map((row) => row.map((text) => ({ text }))) },
  })
  return writeXlsx([
    sheet('部门', singles),
    ...lists.map(([{ name, columns }, rows]) =>
      sheet(name, [
        columns.map(({ title }) => title),
        ...rows.map((row) => columns.map((column) => shownAs(column, row[column.key]))),
      ]),
    ),
    ...keyed.map(({ name, rows }) => sheet(name, rows)),
  ])
}

const shownAs = ({ codes }: SheetColumn, value: unknown): string => {
  const text = value === undefined || value === null ? '' : String(value as string | number)
  return codes ? (Object.entries(codes).find(([, code]) => code === text)?.[0] ?? text) : text
}

const at = (data: Plain, key: string): unknown =>
  key.split('.').reduce<unknown>((inside, part) => (inside as Plain | null | undefined)?.[part], data)
