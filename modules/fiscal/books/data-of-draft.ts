import type { z } from 'zod'
import { type FiscalData, fiscalData } from '../compose/data.ts'
import { dataSheets, indicatorSheet, singleValues } from '../compose/workbook-sheets.ts'
import { type Drafted, type DraftLine, isBlank, isOfBooks, type Issue } from './draft.ts'
import { advise } from './advice.ts'

type Plain = Record<string, unknown>

/** The amounts and counts that are nothing where nobody typed them. */
const nothing = { budget: '0', spent: '0' }
const noExpenses = () => ({
  abroad: { ...nothing, groups: 0, persons: 0 },
  carsBought: { ...nothing, cars: 0 },
  carsRun: { ...nothing, uses: [] },
  reception: { ...nothing, groups: 0, persons: 0 },
})

/** What a draft comes to: data to compose from, or every place that does not fit. */
export type Read = { data: FiscalData; issues: [] } | { data: undefined; issues: Issue[] }

export function dataOfDraft(draft: Drafted): Read {
  const rows = draft.lines.flatMap((line, n) => (isBlank(line) ? [] : [{ line, row: n + 1 }]))
  if (rows.length === 0) return { data: undefined, issues: [empty] }
  const read = fiscalData.safeParse(
    plainOf(
      draft,
      rows.map(({ line }) => entryOf(line)),
    ),
  )
  if (!read.success) {
    const issues = read.error.issues.map((one) =>
      issueOf(
        one,
        rows.map(({ row }) => row),
      ),
    )
    return { data: undefined, issues }
  }
  const odd = rows
    .filter(({ line }) => !isOfBooks(line, draft))
    .map(({ row }): Issue => ({ list: 'entries', row, field: 'stage', text: advise('stage') }))
  return odd.length > 0 ? { data: undefined, issues: odd } : { data: read.data, issues: [] }
}

const empty: Issue = {
  ...{ list: 'entries', row: null, field: '' },
  text: { zh: '还没有收支行。', en: 'There are no lines yet.' },
}

/** A line of the draft as the data's own shape wants it: what is empty is left out. */
export const entryOf = (line: DraftLine): Plain => {
  const { year, source, nature, economic, project, ...rest } = trimmed(line)
  return {
    ...{ ...rest, amount: rest.amount.replaceAll(/[,，\s]/g, ''), year: Number(year || Number.NaN) },
    ...(source && { source }),
    ...(nature && { nature }),
    ...(economic && { economic }),
    ...(project && { project }),
  }
}

const trimmed = (line: DraftLine): DraftLine =>
  Object.fromEntries(Object.entries(line).map(([key, text]) => [key, text.trim()])) as DraftLine

function plainOf({ ledgers, ...draft }: Drafted, entries: Plain[]): Plain {
  const data: Plain = {
    ...{ kind: draft.kind, year: draft.year, unit: draft.moneyUnit, entries, publicExpenses: noExpenses() },
    ...{ department: { name: draft.unitName }, procurement: [], assets: { cars: [], equipment: 0 } },
    ...{ subjects: filled(ledgers.subjects), meanings: filled(ledgers.meanings) },
    ...{ reasons: filled(ledgers.reasons), operatingCost: null },
  }
  for (const { key, whole, list } of singleValues) {
    const text = ledgers.single[key]?.trim() ?? ''
    if (text === '' || fromHead.has(key)) continue
    if (list)
      put(
        data,
        key,
        text
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      )
    else put(data, key, whole ? Number(text) : amountIn(key, text))
  }
  for (const sheet of dataSheets)
    if (sheet.at !== 'entries') put(data, sheet.at, listOf(sheet, ledgers.lists[sheet.at] ?? []))
  if (data.operatingCost) data.operatingCost = { spent: '0', before: '0', ...(data.operatingCost as Plain) }
  withIndicators(data, listOf(indicatorSheet, ledgers.lists.indicators ?? []))
  return data
}

/** The head of the books says these, not the ledger. */
const fromHead = new Set(['kind', 'year', 'unit'])

const filled = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))

const moneyKeys = /(^|\.)(budget|spent|before|amount|small|micro|start|end)$/
const amountIn = (key: string, text: string): string =>
  moneyKeys.test(key) ? text.replaceAll(/[,，\s]/g, '') : text

/** Amounts of a list that nobody typed are nothing; what a list must have is judged by its shape. */
const usual: Readonly<Record<string, Plain>> = {
  procurement: { small: '0', micro: '0' },
  carried: { start: '0', end: '0' },
}

function listOf(
  { at, columns }: (typeof dataSheets)[number],
  rows: readonly Record<string, string>[],
): Plain[] {
  return rows
    .filter((row) => Object.values(row).some((text) => text.trim() !== ''))
    .map((row) => ({
      ...usual[at],
      ...Object.fromEntries(
        columns.flatMap(({ key, whole }) => {
          const text = row[key]?.trim() ?? ''
          return text === '' ? [] : [[key, whole ? Number(text) : amountIn(key, text)]]
        }),
      ),
    }))
}

/** Indicators stand in a list of their own, by the name of their project; 部门整体 is the department itself. */
function withIndicators(data: Plain, indicators: readonly Plain[]): void {
  const of = (wanted: unknown): Plain[] =>
    indicators.filter(({ project }) => project === wanted).map(({ project: _project, ...one }) => one)
  for (const one of data.evaluations as Plain[]) one.indicators = of(one.project)
  if (data.whole) Object.assign(data.whole, { project: '部门整体', indicators: of('部门整体') })
}

function put(data: Plain, key: string, value: unknown): void {
  const parts = key.split('.')
  const last = parts.pop()!
  let inside = data
  for (const part of parts) inside = (inside[part] ??= {}) as Plain
  inside[last] = value
}

const lists = new Set([...dataSheets.map(({ at }) => at), 'indicators'])

/** Where a breach of the data's shape stands in the draft; `rows` are the places of the lines that were judged. */
function issueOf({ path }: z.core.$ZodIssue, rows: readonly number[]): Issue {
  if (path[0] === 'evaluations' && typeof path[1] === 'string') return actualMissing(path.slice(1).join('：'))
  const at = path.findIndex((part) => typeof part === 'number')
  const list = path.slice(0, at === -1 ? path.length : at).join('.')
  const field = String(path.at(-1) ?? '')
  const place = at === -1 ? '' : path.slice(0, at).join('.')
  if (at === -1 || !lists.has(place)) return { list: 'single', row: null, field: list, text: advise(list) }
  const n = path[at] as number
  return { list: place, row: place === 'entries' ? rows[n]! : n + 1, field, text: advise(field) }
}

const actualMissing = (named: string): Issue => ({
  ...{ list: 'indicators', row: null, field: 'actual' },
  text: { zh: `${named}：缺少实际完成值。`, en: `${named}: the actual value is missing.` },
})

/** A place as it is called in the workbook, with what it asks for: `电话：必填。` */
export function told({ list, row, field, text }: Issue): string {
  const title = singleValues.find((one) => list === 'single' && one.key === field)?.title
  const place = title ? `${title}：` : row === null ? '' : `第 ${row} 行`
  return `${place}${text.zh}`
}
