import { readXlsx, type Sheet } from '#kernel/documents.ts'
import { refuse } from '#kernel/errors.ts'
import { dataUnreadable } from './errors.ts'
import {
  type DataSheet,
  dataSheets,
  indicatorSheet,
  keyedSheets,
  type SheetColumn,
  singleValues,
} from './workbook-sheets.ts'

type Plain = Record<string, unknown>

/**
 * The data from a workbook with the sheets of `workbook-sheets.ts`: the first row of a list names its columns,
 * in any order; empty cells are left out. What it holds is judged by the data's own shape afterwards.
 */
export async function dataFromWorkbook(bytes: Uint8Array): Promise<Plain> {
  const sheets = new Map((await readXlsx(bytes)).map((sheet) => [sheet.name, textsOf(sheet)]))
  const data: Plain = { operatingCost: null }
  for (const [name = '', value = ''] of sheets.get('部门') ?? []) single(data, name, value)
  for (const sheet of dataSheets) {
    const rows = recordsOf(sheet, sheets.get(sheet.name) ?? [])
    if (rows.length > 0 || sheet.at.includes('.') || sheet.at === 'procurement') put(data, sheet.at, rows)
  }
  const indicators = recordsOf(indicatorSheet, sheets.get(indicatorSheet.name) ?? [])
  for (const one of Array.isArray(data.evaluations) ? (data.evaluations as Plain[]) : [])
    one.indicators = ofProject(indicators, one.project)
  if (data.whole)
    Object.assign(data.whole, { project: '部门整体', indicators: ofProject(indicators, '部门整体') })
  for (const [name, at] of keyedSheets)
    data[at] = Object.fromEntries((sheets.get(name) ?? []).map(([key = '', value = '']) => [key, value]))
  return data
}

const ofProject = (indicators: readonly Plain[], wanted: unknown): Plain[] =>
  indicators
    .filter(({ project }) => project === wanted)
    .map((one) => Object.fromEntries(Object.entries(one).filter(([key]) => key !== 'project')))

/** Rows as a reader sees them, without rows that are empty. */
const textsOf = ({ rows }: Sheet): string[][] =>
  rows.map(({ cells }) => cells.map(plainText)).filter((line) => line.some(Boolean))

/** An amount that the sheet shows as `1,234.50` is kept without its commas. */
const plainText = ({ text, value }: Sheet['rows'][number]['cells'][number]): string =>
  typeof value === 'number' ? String(value) : text.trim()

function recordsOf({ name, columns }: DataSheet, [titles = [], ...rows]: readonly string[][]): Plain[] {
  return rows.map((row, n) =>
    Object.fromEntries(
      titles.flatMap((title, index) => {
        const column = columns.find((one) => one.title === title.trim())
        const value = row[index] ?? ''
        return column && value !== '' ? [[column.key, valueIn(column, value, `${name} ${n + 2}`)]] : []
      }),
    ),
  )
}

function valueIn({ title, codes, whole }: SheetColumn, value: string, where: string): unknown {
  if (whole) return Number(value)
  if (!codes) return value
  return (
    codes[value] ??
    refuse(dataUnreadable, { where: `${where} ${title}`, what: `${value}：${Object.keys(codes).join('、')}` })
  )
}

function single(data: Plain, name: string, value: string): void {
  const known = singleValues.find(({ title }) => title === name)
  if (!known || value === '') return
  const read = valueIn(known, value, '部门')
  if (known.list) put(data, known.key, [...((at(data, known.key) as unknown[]) ?? []), read])
  else put(data, known.key, read)
}

const at = (data: Plain, key: string): unknown =>
  key.split('.').reduce<unknown>((inside, part) => (inside as Plain | undefined)?.[part], data)

function put(data: Plain, key: string, value: unknown): void {
  const parts = key.split('.')
  const last = parts.pop()!
  let inside = data
  for (const part of parts) inside = (inside[part] ??= {}) as Plain
  inside[last] = value
}
