import { readXlsx, type Sheet } from '#kernel/documents.ts'
import { refuse } from '#kernel/errors.ts'
import { fiscalData } from '../compose/data.ts'
import { subjectNames } from '../compose/lists.ts'
import {
  type DataSheet,
  dataSheets,
  indicatorSheet,
  keyedSheets,
  type SheetColumn,
  singleValues,
} from '../compose/workbook-sheets.ts'
import { advise } from './advice.ts'
import { entryOf } from './data-of-draft.ts'
import { type DraftLine, emptyLedgers, isBlank, type Issue, type Ledgers, lineFields } from './draft.ts'
import { linesMissing } from './errors.ts'

/** What a workbook holds: the lines that are in order, those that are not with the reason, the other sheets. */
export interface Taken {
  lines: DraftLine[]
  refused: { row: number; cells: string; issues: Issue[] }[]
  ledgers: Ledgers
}

interface TextRow {
  /** As the spreadsheet counts it. */
  row: number
  cells: string[]
}

/** Reads a workbook with the sheets of `compose/workbook-sheets.ts`; the sheet of lines may bear any name. */
export async function takeWorkbook(bytes: Uint8Array, year: number): Promise<Taken> {
  const sheets = (await readXlsx(bytes)).map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet) }))
  const entries = sheets.map(({ rows }) => fromHead(rows)).find((rows) => rows.length > 0)
  const [head, ...rows] = entries ?? refuse(linesMissing)
  const judged = rows.map(({ row, cells }) => ({ row, cells, ...lineIn(head!.cells, cells, { row, year }) }))
  return {
    lines: judged.filter(({ issues, line }) => issues.length === 0 && !isBlank(line)).map(({ line }) => line),
    refused: judged
      .filter(({ issues }) => issues.length > 0)
      .map(({ row, cells, issues }) => ({ row, issues, cells: cells.filter(Boolean).join(' ') })),
    ledgers: ledgersIn(new Map(sheets.map(({ name, rows: all }) => [name, all]))),
  }
}

const entrySheet = dataSheets.find(({ at }) => at === 'entries')!
const hasLines = (titles: readonly string[]): boolean =>
  ['功能科目', '金额'].every((title) => titles.some((one) => titleOf(one) === title))
/** From the row that names the columns: a sheet may have its title above it. */
const fromHead = (rows: readonly TextRow[]): TextRow[] => {
  const at = rows.slice(0, 10).findIndex(({ cells }) => hasLines(cells))
  return at === -1 ? [] : rows.slice(at)
}

/** `金额（元）` is 金额. */
const titleOf = (text: string): string => text.replace(/[（(].*$/, '').trim()

const rowsOf = ({ rows }: Sheet): TextRow[] =>
  rows
    .map(({ number: row, cells }) => ({ row, cells: cells.map(plainText) }))
    .filter(({ cells }) => cells.some(Boolean))

/** A number keeps six places at most: what a float adds behind them was never typed. */
const plainText = ({ text, value }: Sheet['rows'][number]['cells'][number]): string =>
  typeof value === 'number' ? String(Number(value.toFixed(6))) : text.trim()

const entryShape = fiscalData.shape.entries.element

function lineIn(
  titles: readonly string[],
  cells: readonly string[],
  { row, year }: { row: number; year: number },
): { line: DraftLine; issues: Issue[] } {
  const issueOf = (field: string): Issue => ({ list: 'entries', row, field, text: advise(field) })
  const line = Object.fromEntries(lineFields.map((field) => [field, ''])) as DraftLine
  const issues: Issue[] = []
  titles.forEach((title, n) => {
    const column = entrySheet.columns.find((one) => one.title === titleOf(title))
    const cell = cells[n] ?? ''
    if (!column || cell === '') return
    const code = codeOf(column, cell)
    line[column.key as keyof DraftLine] = code ?? cell
    if (code === undefined) issues.push(issueOf(column.key))
  })
  if (isBlank(line)) return { line, issues: [] }
  line.year ||= String(year)
  line.side ||= 'spending'
  const fields = new Set(issues.map(({ field }) => field))
  for (const { path } of entryShape.safeParse(entryOf(line)).error?.issues ?? []) {
    const field = String(path[0])
    if (!fields.has(field)) issues.push(issueOf(field))
    fields.add(field)
  }
  return { line, issues }
}

const codes = new Map(Object.entries(subjectNames).map(([code, name]) => [name, code]))

/** A word stands for its code; a subject may come as `2010350 事业运行` or by its name alone. */
function codeOf({ key, codes: words }: SheetColumn, cell: string): string | undefined {
  if (words) return words[cell] ?? (Object.values(words).includes(cell) ? cell : undefined)
  if (key !== 'subject' && key !== 'economic') return cell
  return /^\d+/.exec(cell)?.[0] ?? codes.get(cell) ?? cell
}

function ledgersIn(sheets: ReadonlyMap<string, readonly TextRow[]>): Ledgers {
  const taken = structuredClone(emptyLedgers)
  for (const { cells } of sheets.get('部门') ?? []) {
    const known = singleValues.find(({ title }) => title === cells[0])
    const value = known && (codeOf(known, cells[1] ?? '') ?? cells[1])
    if (!known || !value) continue
    const before = known.list ? taken.single[known.key] : undefined
    taken.single[known.key] = before ? `${before}\n${value}` : value
  }
  for (const sheet of [...dataSheets, indicatorSheet])
    if (sheet.at !== 'entries') {
      const list = listIn(sheet, sheets.get(sheet.name) ?? [])
      if (list.length > 0) taken.lists[sheet.at] = list
    }
  for (const [name, at] of keyedSheets)
    for (const { cells } of sheets.get(name) ?? [])
      if (cells[0]) taken[at as 'reasons' | 'subjects' | 'meanings'][cells[0]] = cells[1] ?? ''
  return taken
}

const listIn = ({ columns }: DataSheet, [head, ...rows]: readonly TextRow[]): Record<string, string>[] =>
  rows.map(({ cells }) =>
    Object.fromEntries(
      (head?.cells ?? []).flatMap((title, n) => {
        const column = columns.find((one) => one.title === titleOf(title))
        const cell = cells[n] ?? ''
        return column && cell ? [[column.key, codeOf(column, cell) ?? cell]] : []
      }),
    ),
  )
