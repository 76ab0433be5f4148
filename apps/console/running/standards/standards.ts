import type { Text } from '#ui/words.ts'

export type Kind = 'component' | 'matter' | 'appeal'
export type Unit = 'workHour' | 'workDay' | 'urgentHour' | 'urgentDay' | 'naturalDay'

export interface Table {
  columns: string[]
  rows: Record<string, string>[]
}

/** What the columns mean, as it is chosen on the page; the API takes it when all is chosen. */
export interface Meaning {
  edition: string
  kind: Kind | undefined
  kindColumn: string | undefined
  kindWords: Record<string, Kind>
  code: string[]
  name: string | undefined
  file: string | undefined
  close: string | undefined
  limit: string | undefined
  /** The conditions in English, where the table has them. */
  fileEn: string | undefined
  closeEn: string | undefined
  /** Who is responsible, and which of our units each name stands for, by its code. */
  unitColumn: string | undefined
  unitCodes: Record<string, string>
  extend: boolean
  open: { day?: Unit; hour?: Unit; 'at-once'?: { amount: number; unit: Unit } }
}

export interface Reading {
  rows: number
  conditions: { code: string; file: Text; limit: { amount: number; unit: string } }[]
  extensions: { kind: string; code: string; title: Text }[]
  questions: { word: 'day' | 'hour' | 'at-once'; rows: number; examples: string[]; text: Text }[]
  refused: { row: number; reasons: Text[] }[]
}

/** Heads that cities write, and what they mean; the person sees each choice and may change it. */
const heads = {
  kindColumn: /^(kind|类别属性|部件.?事件|类型)$/i,
  code: /code$|代码|编码/i,
  name: /^(class2|小类|小类名称|名称)$/i,
  file: /^open_condition$|立案条件|立案标准/i,
  close: /^close_condition$|结案条件|结案标准|结案规范/i,
  limit: /^time_limit$|时限/i,
  fileEn: /^(open_condition_en|立案条件.*英文)$/i,
  closeEn: /^(close_condition_en|结案条件.*英文)$/i,
}

const usualKinds: Record<string, Kind> = {
  部件: 'component',
  事件: 'matter',
  事项: 'matter',
  诉求: 'appeal',
}

export const valuesOf = ({ rows }: Table, column: string): string[] =>
  [...new Set(rows.map((row) => (row[column] ?? '').trim()))].filter((value) => value !== '').slice(0, 12)

/** Names of units in a column, with our unit of that very name or code where there is one. */
export function unitsNamed(
  { rows }: Table,
  column: string,
  units: readonly { code: string; name: Text }[],
): Record<string, string> {
  const known = new Map(
    units.flatMap(({ code, name }) => [name.zh, name.en, code].map((said) => [said, code])),
  )
  const names = new Set(rows.map((row) => (row[column] ?? '').trim()))
  return Object.fromEntries([...names].flatMap((name) => (known.has(name) ? [[name, known.get(name)!]] : [])))
}

/** What can be read from the heads alone. */
export function firstMeaning(table: Table, edition: string): Meaning {
  const named = (head: RegExp) => table.columns.find((column) => head.test(column.trim()))
  const kindColumn = named(heads.kindColumn)
  const words = kindColumn === undefined ? [] : valuesOf(table, kindColumn)
  return {
    edition,
    kind: undefined,
    kindColumn,
    kindWords: Object.fromEntries(
      words.flatMap((word) => (usualKinds[word] ? [[word, usualKinds[word]]] : [])),
    ),
    code: table.columns.filter((column) => heads.code.test(column.trim())),
    name: named(heads.name),
    file: named(heads.file),
    close: named(heads.close),
    limit: named(heads.limit),
    fileEn: named(heads.fileEn),
    closeEn: named(heads.closeEn),
    unitColumn: undefined,
    unitCodes: {},
    extend: true,
    open: {},
  }
}

/** As the API takes it; undefined while something is not chosen. */
export function mappingOf(meaning: Meaning) {
  const { kind, kindColumn, kindWords, code, name, file, close, limit, ...rest } = meaning
  const { unitColumn, unitCodes, ...more } = rest
  const unit = unitColumn === undefined ? {} : { unit: { column: unitColumn, codes: unitCodes } }
  const kinds = kindColumn ? { column: kindColumn, words: kindWords } : kind
  if (!kinds || code.length === 0 || !name || !file || !close || !limit) return undefined
  return { ...more, ...unit, kind: kinds, code, name, file, close, limit }
}
